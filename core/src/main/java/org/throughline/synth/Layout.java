package org.throughline.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What a release of one vocabulary looks like on disk.
///
/// @param vocabulary id of the vocabulary
/// @param shortName another name for it, such as `V3`
/// @param release number of the release it imitates
/// @param begins first day of the data
/// @param ends last day of the data
/// @param redaction the text in withheld cells
record Layout(
    String vocabulary,
    String shortName,
    String release,
    LocalDate begins,
    LocalDate ends,
    String redaction,
    Container container,
    List<TableLayout> tables) {

  /// How a file is packed, and how many rows come before the header.
  record Container(String kind, int preamble) {}

  /// The files of one table.
  ///
  /// @param file name without ending; `{period}` becomes the fiscal years inside
  /// @param parts months of the fiscal year (1 = October) at which a new sheet begins
  /// @param every fiscal years in one file
  /// @param usual whether the table is written unless others are asked for
  record TableLayout(String table, String file, List<Integer> parts, int every, boolean usual) {

    TableLayout {
      parts = List.copyOf(parts);
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
    for (JsonNode table : node.get("tables")) {
      List<Integer> parts = new ArrayList<>();
      table.get("parts").forEach(part -> parts.add(part.asInt()));
      tables.add(
          new TableLayout(
              table.get("table").asString(),
              table.get("file").asString(),
              parts,
              table.get("every").asInt(),
              !table.has("usual") || table.get("usual").asBoolean()));
    }
    return new Layout(
        node.get("vocabulary").asString(),
        node.get("short").asString(),
        node.get("release").asString(),
        LocalDate.parse(node.get("begins").asString()),
        LocalDate.parse(node.get("ends").asString()),
        node.get("redaction").asString(),
        new Container(node.get("container").asString(), node.get("preamble").asInt()),
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

  /// The last minute of the data.
  long lastMoment() {
    return Moments.of(ends) + Moments.DAY - 1;
  }
}
