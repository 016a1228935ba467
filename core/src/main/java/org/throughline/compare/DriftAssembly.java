package org.throughline.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.publish.ColumnChangeRow;
import org.throughline.publish.Extent;
import org.throughline.publish.HowCounted;
import org.throughline.publish.Imprint;
import org.throughline.publish.InputFile;
import org.throughline.publish.MeasureSection;
import org.throughline.publish.PeriodSection;
import org.throughline.publish.Publication;
import org.throughline.publish.PublishedTable;
import org.throughline.publish.ReleaseSection;
import org.throughline.publish.Sentence;
import org.throughline.publish.WithheldTable;
import org.throughline.table.CountTable;

/// Puts the protected tables of a comparison in the order of a page.
public final class DriftAssembly {

  private static final List<Sentence> CAVEATS =
      List.of(
          Sentence.of(
              "Counts are compared, never rows or people: a month that is unchanged may have lost"
                  + " some rows and gained as many others."),
          Sentence.of(
              "A release covers the months from the first to the last that hold at least one row in"
                  + " a hundred of its fullest month''s."));

  private final ComparisonFile behind;
  private final List<DriftTables.Made> tables;
  private final List<TableDecision> outcomes;
  private final Map<String, ProtectedTable> shown = new LinkedHashMap<>();

  /// @param outcomes what may be shown of the tables of the comparison
  public DriftAssembly(ComparisonFile behind, List<TableDecision> outcomes) {
    this.behind = behind;
    this.tables = DriftTables.of(behind.comparison());
    this.outcomes = List.copyOf(outcomes);
    for (TableDecision outcome : outcomes) {
      if (outcome instanceof TableDecision.Publishable(ProtectedTable table)) {
        shown.put(table.id(), table);
      }
    }
  }

  /// @param imprint who publishes it
  public Publication publication(Imprint imprint) {
    String before = behind.comparison().olderName();
    String after = behind.comparison().newerName();
    ReleaseSection section =
        new ReleaseSection(
            "%s..%s".formatted(before, after),
            Sentence.of(
                "{0} compared with {1}", new Sentence.Name(after), new Sentence.Name(before)),
            Sentence.of(
                "Newer: {0}. Older: {1}. Every table has a window of its own.",
                new Sentence.Name(after), new Sentence.Name(before)),
            periods());
    return new Publication(
        Sentence.of("What changed between two releases"),
        Sentence.of(
            "Columns, values and counts by month of an older and a newer release of the same"
                + " records. Rows and people are never matched."),
        imprint,
        List.of(section),
        List.of(),
        withheld(),
        Optional.of(columns()));
  }

  private List<ColumnChangeRow> columns() {
    List<ColumnChangeRow> rows = new ArrayList<>();
    for (DriftTables.Made made : tables) {
      String table = made.drift().spec().table();
      made.drift().columns().forEach(change -> rows.add(row(table, change)));
    }
    return rows;
  }

  private static ColumnChangeRow row(String table, ColumnChange change) {
    String column = change.column();
    return switch (change) {
      case ColumnChange.Gone gone ->
          new ColumnChangeRow(table, "gone", column, gone.headers(), List.of());
      case ColumnChange.Added added ->
          new ColumnChangeRow(table, "new", column, List.of(), added.headers());
      case ColumnChange.Renamed renamed ->
          new ColumnChangeRow(table, "renamed", column, renamed.older(), renamed.newer());
    };
  }

  private List<PeriodSection> periods() {
    List<PeriodSection> periods = new ArrayList<>();
    for (DriftTables.Made made : tables) {
      List<MeasureSection> sections =
          Stream.of(rows(made), values(made)).flatMap(List::stream).toList();
      if (!sections.isEmpty()) {
        periods.add(
            new PeriodSection(made.drift().spec().table(), made.drift().spec().title(), sections));
      }
    }
    return periods;
  }

  private List<MeasureSection> rows(DriftTables.Made made) {
    TableDrift drift = made.drift();
    List<String> sentences = new ArrayList<>(List.of(DriftSentences.windows(drift)));
    List<String> columns = DriftSentences.columns(drift);
    sentences.add(
        columns.isEmpty() ? "The columns are the same." : String.join(". ", columns) + ".");
    return section(
        "rows",
        "Rows by month, and columns",
        Sentence.of("{0}", new Sentence.Names(sentences, " ")),
        published(drift, Stream.concat(made.common().stream(), made.other().stream())));
  }

  private List<MeasureSection> values(DriftTables.Made made) {
    List<String> sentences =
        made.values().stream()
            .map(table -> shown.get(table.id()))
            .filter(Objects::nonNull)
            .flatMap(table -> DriftSentences.values(table).stream())
            .toList();
    return section(
        "values",
        "Rows by value",
        sentences.isEmpty()
            ? Sentence.of(
                "In the months both cover, these tables show no value that appears and none that"
                    + " vanishes.")
            : Sentence.of("In the months both cover. {0}.", new Sentence.Names(sentences, ". ")),
        published(made.drift(), made.values().stream()));
  }

  private static List<MeasureSection> section(
      String id, String title, Sentence summary, List<PublishedTable> tables) {
    return tables.isEmpty()
        ? List.of()
        : List.of(new MeasureSection(id, title, summary, Extent.NONE, tables));
  }

  private List<PublishedTable> published(TableDrift drift, Stream<CountTable> tables) {
    HowCounted how = how(drift);
    List<PublishedTable> published = new ArrayList<>();
    tables.forEach(
        table -> {
          ProtectedTable may = shown.get(table.id());
          if (may != null) {
            published.add(new PublishedTable(may, how));
          }
        });
    return published;
  }

  private HowCounted how(TableDrift drift) {
    String table = drift.spec().table();
    return new HowCounted(
        "diff-" + table,
        Sentence.of(
            "Rows of the older and of the newer release, by {0}. A change is the newer count minus"
                + " the older.",
            new Sentence.Name(drift.spec().date())),
        drift.spec().sql(),
        behind.sources(table).stream()
            .map(source -> new InputFile(source.file(), source.sheet(), source.sha256()))
            .distinct()
            .toList(),
        List.of(),
        CAVEATS);
  }

  private List<WithheldTable> withheld() {
    Map<String, String> titles = new LinkedHashMap<>();
    tables.stream()
        .flatMap(made -> made.all().stream())
        .forEach(table -> titles.put(table.id(), table.title()));
    List<WithheldTable> withheld = new ArrayList<>();
    for (TableDecision outcome : outcomes) {
      if (outcome instanceof TableDecision.Withheld refused) {
        String id = refused.tableId();
        withheld.add(new WithheldTable(id, titles.getOrDefault(id, id), Sentence.of(refused)));
      }
    }
    return withheld;
  }
}
