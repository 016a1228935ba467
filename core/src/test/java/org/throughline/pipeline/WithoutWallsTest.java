package org.throughline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.UncheckedTable;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

/// What is left of tables, and which of them are left out.
final class WithoutWallsTest {

  private static final ProtectedCell TOTAL =
      new ProtectedCell.Published("total", List.of(Category.TOTAL), 400);

  private static TableDecision table(String id, ProtectedCell total, ProtectedCell part) {
    Dimension dimension =
        new Dimension("kind", "Kind", DimensionKind.PERSONAL, List.of(new Category("a", "A")));
    return new TableDecision.Publishable(
        UncheckedTable.of(id, List.of(dimension), List.of(part, total)));
  }

  private static ProtectedCell withheld(String id, String category) {
    return new ProtectedCell.Suppressed(id, List.of(category));
  }

  private static List<TableDecision> of(TableDecision... tables) {
    return WithoutWalls.of(List.of(tables), EarlierNumbers.NONE);
  }

  @Test
  void aTableWithNothingButATotalThatAnotherShowsIsLeftOut() {
    TableDecision other =
        table("other", TOTAL, new ProtectedCell.Published("other/a", List.of("a"), 400));
    assertThat(of(table("wall", TOTAL, withheld("wall/a", "a")), other))
        .satisfiesExactly(
            wall -> assertThat(wall).isInstanceOf(TableDecision.Withheld.class),
            left -> assertThat(left).isEqualTo(other));
  }

  @Test
  void aTotalThatNoOtherTableShowsStays() {
    TableDecision wall = table("wall", TOTAL, withheld("wall/a", "a"));
    TableDecision again = table("again", TOTAL, withheld("again/a", "a"));
    assertThat(of(wall, again)).containsExactly(wall, again);
  }

  /// No other table shows a total that is withheld: it would not be true of this one.
  @Test
  void aTableWhoseTotalIsWithheldTooStays() {
    TableDecision wall = table("wall", withheld("total", Category.TOTAL), withheld("wall/a", "a"));
    assertThat(of(wall)).containsExactly(wall);
  }

  private static TableDecision grid(String id, ProtectedCell... cells) {
    return new TableDecision.Publishable(
        UncheckedTable.of(
            id,
            List.of(
                new Dimension(
                    "kind", "Kind", DimensionKind.PERSONAL, List.of(new Category("a", "A"))),
                new Dimension(
                    "month", "Month", DimensionKind.TIME, List.of(new Category("m", "M")))),
            List.of(cells)));
  }

  /// A grid of zeros and withheld numbers, whose months another table shows too.
  @Test
  void aGridOfWithheldNumbersIsLeftOutWhereItsTotalsStandElsewhere() {
    ProtectedCell none = new ProtectedCell.Published("zero", List.of("a", "m"), 0);
    ProtectedCell part = new ProtectedCell.Suppressed("wall/a", List.of("a", "m"));
    ProtectedCell month = new ProtectedCell.Published("m", List.of(Category.TOTAL, "m"), 400);
    TableDecision months =
        grid("months", month, new ProtectedCell.Published("other", List.of("a", "m"), 40));
    assertThat(of(grid("wall", none, part, month), months).getFirst())
        .isInstanceOf(TableDecision.Withheld.class);
    ProtectedCell kind = new ProtectedCell.Published("a", List.of("a", Category.TOTAL), 40);
    assertThat(of(grid("wall", part, month, kind), months).getFirst())
        .as("a total that no other table shows")
        .isInstanceOf(TableDecision.Publishable.class);
  }
}
