package org.throughline.releases;

import java.util.List;
import java.util.regex.Pattern;
import org.throughline.catalog.Catalog;

/// Everything known about released files: canonical tables, vocabularies and redactions, from the
/// registry's files.
public final class Registry {

  private final List<TableSpec> tables;
  private final List<Vocabulary> vocabularies;
  private final List<Pattern> redactions;
  private final KnownValues values;

  private Registry(
      List<TableSpec> tables,
      List<Vocabulary> vocabularies,
      List<Pattern> redactions,
      KnownValues values) {
    this.tables = tables;
    this.vocabularies = vocabularies;
    this.redactions = redactions;
    this.values = values;
    vocabularies.forEach(this::requireKnownColumns);
  }

  /// Reads the registry that ships with the program.
  public static Registry load() {
    Redactions redactions = Catalog.record("/registry/redactions.yaml", Redactions.class);
    List<TableSpec> tables = Catalog.records("/registry/tables", TableSpec.class);
    return new Registry(
        tables,
        Catalog.records("/registry/vocabularies", Vocabulary.class),
        redactions.redactions().stream()
            .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE))
            .toList(),
        KnownValues.of(Catalog.record("/registry/values.yaml", KnownValues.File.class), tables));
  }

  private record Redactions(List<String> redactions) {}

  public List<TableSpec> tables() {
    return tables;
  }

  public List<Vocabulary> vocabularies() {
    return vocabularies;
  }

  /// The canonical table called `name`.
  public TableSpec table(String name) {
    return tables.stream()
        .filter(table -> table.table().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("The registry has no table '" + name + "'"));
  }

  /// What columns are known to hold.
  public KnownValues values() {
    return values;
  }

  /// Whether a trimmed text says "withheld by the agency".
  public boolean isRedaction(String trimmed) {
    return redactions.stream().anyMatch(pattern -> pattern.matcher(trimmed).find());
  }

  private void requireKnownColumns(Vocabulary vocabulary) {
    for (Vocabulary.Table table : vocabulary.tables()) {
      TableSpec spec = table(table.table());
      table.columns().forEach(header -> spec.column(header.column()));
    }
  }
}
