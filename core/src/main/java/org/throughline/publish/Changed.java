package org.throughline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.throughline.publish.DataVersions.Change;
import org.throughline.publish.DataVersions.Kind;

/// What the front page says of the changes since the last publication.
///
/// @param lead which version this is, and since when
/// @param lines the data sets that changed, those first that removed something
/// @param more how many others changed, in words; empty for none
record Changed(String lead, List<Line> lines, String more) {

  private static final int MOST = 6;

  /// A data set that changed.
  record Line(String title, String href, String version, String changes) {}

  Changed {
    lines = List.copyOf(lines);
  }

  static Changed of(DataVersions versions, List<DataSet> sets, Texts texts) {
    String day = texts.day(versions.since());
    List<Line> lines = new ArrayList<>();
    Standing.bySlug(versions.waiting())
        .forEach(
            (slug, parts) ->
                lines.add(
                    new Line(
                        parts.size() == 1
                            ? parts.getFirst().title()
                            : heading(slug, parts, sets, texts),
                        "measures/" + slug + ".html",
                        "",
                        texts.of("changes.waits", on(parts, texts)))));
    if (versions.previous().isEmpty()) {
      return new Changed(texts.of("changes.first", versions.version(), day), lines, "");
    }
    if (!versions.removed().isEmpty()) {
      lines.add(
          new Line(
              texts.of("changes.data-set-removed", versions.removed().size()),
              "",
              "",
              String.join(", ", versions.removed())));
    }
    List<DataSet> changed =
        sets.stream()
            .filter(set -> !changes(versions, set).isEmpty())
            .sorted(
                java.util.Comparator.comparing(
                    (DataSet set) ->
                        changes(versions, set).stream()
                            .map(Change::kind)
                            .min(java.util.Comparator.naturalOrder())
                            .orElse(Kind.WORDS_CHANGED)))
            .toList();
    changed.stream().limit(MOST).forEach(set -> lines.add(line(versions, set, texts)));
    int others = Math.max(0, changed.size() - MOST);
    return new Changed(
        texts.of("changes.since", versions.version(), day, versions.previous().orElse("")),
        lines,
        others == 0 ? "" : texts.of("changes.more", others));
  }

  private static String heading(
      String slug, List<Standing> parts, List<DataSet> sets, Texts texts) {
    return sets.stream()
        .filter(set -> set.slug().equals(slug))
        .map(set -> set.name(texts))
        .findFirst()
        .orElse(parts.getFirst().title());
  }

  private static String on(List<Standing> parts, Texts texts) {
    return parts.stream()
        .flatMap(one -> one.shown().stream())
        .max(java.util.Comparator.naturalOrder())
        .map(day -> " " + texts.of("standing.on", texts.day(day)))
        .orElse("");
  }

  private static List<Change> changes(DataVersions versions, DataSet set) {
    DataVersions.OfSet found = versions.sets().get(set.slug());
    return found == null ? List.of() : found.changes();
  }

  private static Line line(DataVersions versions, DataSet set, Texts texts) {
    return new Line(
        set.name(texts),
        SitePages.page(set),
        versions.of(set),
        changes(versions, set).stream()
            .map(change -> words(change, set, texts))
            .collect(Collectors.joining("; ")));
  }

  private static String words(Change change, DataSet set, Texts texts) {
    String key = "changes." + change.kind().text();
    long number = Math.max(change.rows(), change.names().size());
    return texts.of(key, number, column(change.column(), set, texts));
  }

  private static String column(String column, DataSet set, Texts texts) {
    return set.dimensions().stream()
        .filter(dimension -> dimension.id().equals(column))
        .map(texts::dimension)
        .findFirst()
        .orElseGet(() -> column.isEmpty() ? "" : texts.of("changes.column." + column));
  }
}
