package org.throughline.publish;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.throughline.publish.chart.Chart;

/// A question that several data sets answer together, with a page of its own.
///
/// @param id names its page and its words
/// @param slugs the data sets, in the order of the page
record Topic(String id, List<String> slugs) {

  /// What became of arrests and of stays; limits that law and policy set, and what records say of them.
  static final List<Topic> ALL =
      List.of(
          new Topic(
              "outcomes",
              List.of(
                  "arrests.by-outcome",
                  "book-ins.by-cause",
                  "book-ins.by-transfers",
                  "removals.by-case-category")),
          new Topic(
              "due-process",
              List.of(
                  "book-ins.by-hold-room",
                  "book-ins.by-transfers",
                  "book-ins.by-days-after-order",
                  "removals.by-final-order",
                  "book-ins.by-bond",
                  "book-ins.by-criminality",
                  "detainers.by-lift-reason")));

  Topic {
    slugs = List.copyOf(slugs);
  }

  String page() {
    return id + ".html";
  }

  /// The page's content.
  record View(String title, String lead, String rest, List<Section> sections) {
    View {
      sections = List.copyOf(sections);
    }
  }

  /// One question of it.
  ///
  /// @param says what is counted
  /// @param source which law, policy or definition draws its lines
  /// @param cannot what the data cannot show
  /// @param href the page of the data set; empty where none of the releases has it
  /// @param period of which release and period the numbers are
  /// @param panels the numbers, or nothing
  record Section(
      String id,
      String title,
      String says,
      String source,
      String cannot,
      String href,
      String period,
      List<Panel> panels) {}

  /// Whether any of its data sets is published.
  boolean isIn(List<DataSet> sets) {
    return sets.stream().anyMatch(set -> slugs.contains(set.slug()));
  }

  View view(List<DataSet> sets, Texts texts) {
    return new View(
        texts.of("topic." + id),
        texts.of("topic." + id + ".lead"),
        texts.of("topic." + id + ".rest"),
        slugs.stream().map(slug -> section(slug, sets, texts)).toList());
  }

  private static Section section(String slug, List<DataSet> sets, Texts texts) {
    String key = "topic." + slug;
    Optional<DataSet> found = sets.stream().filter(set -> set.slug().equals(slug)).findFirst();
    Optional<DataSet.Part> newest = found.map(Topic::newest);
    return new Section(
        slug.replace('.', '-'),
        texts.of(key),
        texts.of(key + ".says"),
        texts.of(key + ".source"),
        texts.of(key + ".cannot"),
        found.map(SitePages::page).orElse(""),
        newest.map(part -> part.label(texts)).orElse(""),
        newest.stream()
            .map(
                part ->
                    Panel.drawn(
                        slug,
                        found.map(set -> set.name(texts)).orElse(slug) + ". " + part.label(texts),
                        Chart.Kind.BARS,
                        GridLayout.of(part, texts),
                        texts))
            .toList());
  }

  /// The newest period that is covered in whole, else the newest; of several releases the largest.
  private static DataSet.Part newest(DataSet set) {
    return set.wide().stream()
        .max(
            Comparator.comparing(
                    (DataSet.Part part) -> part.extent().window() == Extent.Window.WHOLE)
                .thenComparing(part -> part.period().id())
                .thenComparingLong(
                    part ->
                        new CellIndex(part.table()).total().map(cell -> cell.count()).orElse(0L)))
        .orElseThrow();
  }
}
