package org.throughline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.UncheckedTable;
import org.throughline.table.Category;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;

class PublicationTest {

  private static final Dimension WHERE = Tables.citizenship("Mexico", "Tonga");

  @Test
  void aReconciliationCannotNameASuppressedCell() {
    PublishedTable table = Tables.list("t", WHERE, 50, -1);
    List<ReconciliationRow> rows =
        List.of(new ReconciliationRow.Compared("Tonga", "t/citizenship=c2", 7, "A report", ""));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tables.publication(rows, table))
        .withMessageContaining("'t/citizenship=c2'")
        .withMessageContaining("Tonga");
  }

  @Test
  void ourSideOfAReconciliationIsTheNumberOfTheTable() {
    PublishedTable table = Tables.list("t", WHERE, 50, 60);
    List<ReconciliationRow> rows =
        List.of(
            new ReconciliationRow.Compared(
                "Tonga", "t/citizenship=c2", 57, "A report", "https://agency.example/report"));
    Publication publication = Tables.publication(rows, table);

    assertThat(
            OfficialRow.of(
                publication, DataSet.of(publication, List.of(files(table))), Texts.ENGLISH))
        .containsExactly(
            new OfficialRow(
                new Sentence.Said("Tonga", "en"),
                "t/citizenship=c2",
                "",
                "60",
                "57",
                "A report",
                "https://agency.example/report",
                new Sentence.Said("Ours is 3 higher (5.3%)", "en"),
                false,
                "measures/administrative-arrests.t.html"));
  }

  @Test
  void aTableIdAppearsOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Tables.publication(Tables.list("t", WHERE, 1), Tables.list("t", WHERE, 1)))
        .withMessageContaining("repeats 't'");
  }

  @Test
  void aCellThatIsSuppressedInOneTableIsPublishedInNone() {
    PublishedTable open = total("open", new ProtectedCell.Published("all", List.of("total"), 12));
    PublishedTable closed = total("closed", new ProtectedCell.Suppressed("all", List.of("total")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tables.publication(open, closed))
        .withMessageContaining("'all'")
        .withMessageContaining("suppressed");
  }

  @Test
  void aDimensionCannotTakeTheNameOfAnotherColumn() {
    Dimension value =
        new Dimension("value", "V", DimensionKind.EVENT, List.of(new Category("x", "X")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tables.list("t", value, 1))
        .withMessageContaining("repeats 'value'");
  }

  @Test
  void aChecksumIsSixtyFourDigits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InputFile("a.csv", "", "abc"))
        .withMessageContaining("a.csv")
        .withMessageContaining("'abc'");
  }

  private static PublishedTable total(String id, ProtectedCell cell) {
    return new PublishedTable(UncheckedTable.of(id, List.of(WHERE), List.of(cell)), Tables.how());
  }

  private static TableFiles files(PublishedTable table) {
    WrittenFile file = new WrittenFile("x", 1, Tables.SHA);
    return new TableFiles(table, file, file, LocalDate.EPOCH);
  }
}
