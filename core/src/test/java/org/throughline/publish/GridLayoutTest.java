package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.publish.chart.Grid;
import org.throughline.publish.chart.GridCell;
import org.throughline.publish.chart.GridRow;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

class GridLayoutTest {

  @Test
  void aLongListIsOrderedBySizeAndItsSuppressedRowsStayInTheirOrder() {
    long[] counts = LongStream.rangeClosed(1, 35).map(n -> n % 5 == 0 ? -1 : 100 + n).toArray();

    List<String> labels = labels(Samples.citizenships("t", counts));

    assertThat(labels.subList(0, 3)).containsExactly("C34", "C33", "C32");
    assertThat(labels.subList(28, 35))
        .containsExactly("C5", "C10", "C15", "C20", "C25", "C30", "C35");
  }

  @Test
  void aShortListKeepsTheOrderOfItsDimension() {
    assertThat(labels(Samples.citizenships("t", 5, 90, -1, 40)))
        .containsExactly("C1", "C2", "C3", "C4");
  }

  @Test
  void timeRunsFromLeftToRightWhicheverDimensionItIs() {
    Grid grid = GridLayout.of(Samples.matrix("t"), Set.of(), Texts.ENGLISH);

    assertThat(grid.columns())
        .extracting(ColumnHead::label)
        .containsExactly("October 2015", "November 2015", "Total");
    assertThat(grid.columns().getFirst())
        .isEqualTo(new ColumnHead("2015-10", "October 2015", "Oct", "2015", false));
  }

  @Test
  void aMonthHasItsNameWhateverItsLabel() {
    Dimension months =
        new Dimension(
            "month", "Month", DimensionKind.TIME, List.of(new Category("2016-02", "2016-02")));

    assertThat(labels(Tables.list("t", months, 40))).containsExactly("February 2016");
  }

  @Test
  void zeroSuppressedAndAbsentAreThreeThings() {
    Grid grid = GridLayout.of(Samples.matrix("t"), Set.of(), Texts.ENGLISH);

    assertThat(texts(grid.rows().get(0))).containsExactly("71", "[c]", "90");
    assertThat(texts(grid.rows().get(1))).containsExactly("0", "–", "–");
  }

  @Test
  void aTableWithoutMarginsGetsNone() {
    Grid grid = GridLayout.of(Samples.matrix("t"), Set.of(), Texts.ENGLISH);

    assertThat(grid.rows()).noneMatch(GridRow::total);
  }

  @Test
  void everyCellIsLaidOutOnce() {
    for (PublishedTable table :
        List.of(Samples.matrix("a"), Samples.cube("b"), Samples.figure("c"))) {
      assertThat(GridLayout.of(table, Set.of(), Texts.ENGLISH).rows())
          .flatExtracting(GridRow::cells)
          .filteredOn(cell -> !cell.missing())
          .extracting(GridCell::id)
          .containsExactlyInAnyOrderElementsOf(
              table.table().cells().stream().map(cell -> cell.id()).toList());
    }
  }

  private static List<String> labels(PublishedTable table) {
    return GridLayout.of(table, Set.of(), Texts.ENGLISH).rows().stream()
        .map(GridRow::label)
        .toList();
  }

  private static List<String> texts(GridRow row) {
    return row.cells().stream().map(GridCell::text).toList();
  }
}
