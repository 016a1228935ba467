package org.throughline.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a release of one vocabulary looks like on disk.
///
/// @param vocabulary id of the vocabulary
/// @param shortName another name for it, such as `V3`
/// @param release number of the release it imitates
/// @param begins first day of the data
/// @param ends last day of the data
/// @param redaction the text in withheld cells
/// @param preamble how many rows come before the header
record Layout(
    String vocabulary,
    String shortName,
    String release,
    LocalDate begins,
    LocalDate ends,
    String redaction,
    int preamble,
    Container container,
    List<TableLayout> tables) {

  /// The files of one table.
  ///
  /// @param file name without ending; `{period}` becomes the fiscal years inside
  /// @param sheet name of the only sheet; empty for one or more sheets for each fiscal year
  /// @param parts months of the fiscal year (1 = October) at which a new sheet begins
  /// @param every fiscal years in one file
  /// @param usual whether the table is written unless others are asked for
  /// @param days columns that carry the day only, where other releases have the minute
  record TableLayout(
      String table,
      String file,
      String sheet,
      List<Integer> parts,
      int every,
      boolean usual,
      Set<String> days) {

    TableLayout {
      parts = List.copyOf(parts);
      days = Set.copyOf(days);
    }

    private static TableLayout read(JsonNode node) {
      List<Integer> parts = new ArrayList<>();
      node.path("parts").forEach(part -> parts.add(part.asInt()));
      Set<String> days = new HashSet<>();
      node.path("days").forEach(column -> days.add(column.asString()));
      return new TableLayout(
          node.get("table").asString(),
          node.get("file").asString(),
          node.path("sheet").asString(""),
          parts.isEmpty() ? List.of(1) : parts,
          node.path("every").asInt(1),
          node.path("usual").asBoolean(true),
          days);
    }
  }

  Layout {
    tables = List.copyOf(tables);
  }

  /// The layout with that id or short name, upper or lower case.
  static Layout read(String name) {
    List<Layout> all = all();
    String wanted = name.toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(layout -> layout.named(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No layout for vocabulary '%s'; valid are %s"
                        .formatted(name, all.stream().map(Layout::names).toList())));
  }

  static List<Layout> all() {
    List<Layout> layouts = new ArrayList<>();
    for (JsonNode node : Resources.yaml("/synth/layouts.yaml").get("layouts")) {
      layouts.add(layout(node));
    }
    return layouts;
  }

  private static Layout layout(JsonNode node) {
    List<TableLayout> tables = new ArrayList<>();
    node.get("tables").forEach(table -> tables.add(TableLayout.read(table)));
    return new Layout(
        node.get("vocabulary").asString(),
        node.get("short").asString(),
        node.get("release").asString(),
        LocalDate.parse(node.get("begins").asString()),
        LocalDate.parse(node.get("ends").asString()),
        node.get("redaction").asString(),
        node.get("preamble").asInt(),
        Container.of(node),
        tables);
  }

  private boolean named(String wanted) {
    return vocabulary.equals(wanted) || shortName.toLowerCase(Locale.ROOT).equals(wanted);
  }

  private String names() {
    return shortName + " (" + vocabulary + ")";
  }

  long firstMoment() {
    return Moments.of(begins);
  }

  /// The same layout in another container.
  Layout in(Container other) {
    return new Layout(
        vocabulary, shortName, release, begins, ends, redaction, preamble, other, tables);
  }

  /// The layout of a table.
  TableLayout table(String name) {
    return tables.stream().filter(table -> table.table().equals(name)).findFirst().orElseThrow();
  }

  /// The last minute of the data.
  long lastMoment() {
    return Moments.of(ends) + Moments.DAY - 1;
  }
}
