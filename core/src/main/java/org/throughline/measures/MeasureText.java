package org.throughline.measures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the catalogue says of a measure, as Markdown that is also readable as plain text.
public final class MeasureText {

  /// Its rows end with what was waited for, not with the stay.
  private static final String STAYS = "measure_stays";

  private static final String WAITS = "measure_waits";

  private MeasureText() {}

  /// One measure: everything its file says.
  public static String of(MeasureSpec spec, Measures measures) {
    List<String> lines = new ArrayList<>();
    About about = spec.about();
    lines.add("## " + spec.measure());
    lines.add("");
    lines.add("%s. %s".formatted(spec.title(), spec.definition()));
    lines.add("");
    lines.add("- Kind: %s, in %s".formatted(spec.quantity().kind(), spec.unit()));
    lines.add("- Figures: `%s`".formatted(String.join("`, `", spec.quantity().figures())));
    lines.add("- Date: " + date(spec));
    lines.add("- Population: " + about.population());
    lines.add("- Not counted: " + about.exclusions());
    lines.add("- Convention: " + about.convention());
    lines.add("- Source: " + about.source());
    lines.add("- Dimensions: " + dimensions(spec, measures));
    if (!spec.quantity().madeFrom().isEmpty()) {
      lines.add(
          "- Not by: %s, whose categories decide the share".formatted(refused(spec, measures)));
    }
    if (spec.rows().table().equals(STAYS) && !spec.dimensions().isEmpty()) {
      lines.add(
          "- Of a stay: `facility`, and what it is part of by the user's lists, are those of the first stint; `aor`, `last_facility` and what is said of person and case are those of the last");
    }
    if (!about.addsTo().isEmpty()) {
      lines.add("- May be added to: " + String.join(", ", about.addsTo()));
    }
    about
        .neverWith()
        .forEach((other, why) -> lines.add("- Never added to `%s`: %s".formatted(other, why)));
    spec.rows()
        .needs()
        .forEach((column, why) -> lines.add("- Needs `%s`: %s".formatted(column, why)));
    if (spec.rows().watched() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "- Watched: %d days; who came later than that before the end of the data is not counted yet",
              spec.rows().watched()));
    }
    spec.caveats().forEach(caveat -> lines.add("- Caveat: " + caveat));
    lines.add(
        "- Rows: table `%s`%s"
            .formatted(
                spec.rows().table(),
                spec.rows().where().equals("true") ? "" : ", where `" + spec.rows().where() + "`"));
    lines.add(spec.published() ? "- Published by builds" : "- Answered on request, not published");
    MeasureSpec.PublishedAs as = spec.publishedAs();
    if (as != null) {
      lines.add(
          "- Published nearly the same: `%s` by `%s`: %s; %s"
              .formatted(
                  as.measure(), as.dimension(), String.join(", ", as.categories()), as.but()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String date(MeasureSpec spec) {
    return switch (spec.quantity()) {
      case Quantity.Flow flow -> flow.dateBasis();
      case Quantity.Stock stock -> "every day of the period, " + stock.convention();
      case Quantity.Presence _ -> "any day of the period";
      case Quantity.Amount _ -> "day of the stay book-in";
      case Quantity.Duration duration ->
          switch (duration.cohort()) {
            case EXIT ->
                spec.rows().table().equals(WAITS)
                    ? "day on which the wait ended"
                    : "day of the stay book-out";
            case ENTRY -> "day of the stay book-in";
            case PRESENT -> "end of the last day of the period";
          };
      case Quantity.Rate rate ->
          "those of `%s` and `%s`".formatted(rate.numerator(), rate.denominator());
      case Quantity.StockShare part ->
          "every day of the period, as of `%s`".formatted(part.stock());
      case Quantity.Outcome outcome -> "day of the stay book-in";
      case Quantity.Ratio ratio -> "day of the stay book-in";
    };
  }

  private static String dimensions(MeasureSpec spec, Measures measures) {
    return listed(spec.dimensions().keySet(), measures) + ", `release`";
  }

  /// The dimensions that a share cannot be asked by.
  private static String refused(MeasureSpec spec, Measures measures) {
    return listed(
        measures.dimensions().keySet().stream()
            .filter(id -> measures.deciding(spec, id).isPresent())
            .toList(),
        measures);
  }

  private static String listed(Collection<String> dimensions, Measures measures) {
    return dimensions.stream()
        .sorted()
        .map(measures::dimension)
        .map(
            dimension ->
                "`%s`%s"
                    .formatted(
                        dimension.dimension(),
                        dimension.within().isEmpty()
                            ? ""
                            : " (part of `" + String.join("`, `", dimension.within()) + "`)"))
        .collect(Collectors.joining(", "));
  }

  /// The reference of the whole catalogue.
  public static String reference(Measures measures) {
    List<String> parts = new ArrayList<>();
    parts.add(
        """
        # The catalogue of measures

        Made from `core/src/main/resources/measures/definitions/` by the program; a test holds that it is up to date. `throughline measures`
        lists the same, `throughline query` answers from a build. Periods nest: day, ISO week or month, quarter, calendar or fiscal year.
        """);
    measures.specs().forEach(spec -> parts.add(of(spec, measures)));
    parts.add("## Hierarchies\n");
    measures.hierarchies().values().stream()
        .sorted(Comparator.comparing(Hierarchy::hierarchy))
        .forEach(hierarchy -> parts.add(hierarchy(hierarchy)));
    parts.add(values(measures));
    return String.join("\n", parts);
  }

  private static String values(Measures measures) {
    StringBuilder text = new StringBuilder();
    text.append("## Values\n\n");
    text.append(
        "What these dimensions can be limited to (`--where`). A value that does not occur is zero where the release records the dimension, and missing where it does not. "
            + "A record that says nothing is `%s`. All other dimensions have the words of the release.%n%n"
                .formatted(String.join("` or `", new TreeSet<>(Counts.SAYS_NOTHING))));
    measures.dimensions().values().stream()
        .filter(one -> !one.values().isEmpty() && one.hierarchy().isEmpty())
        .sorted(Comparator.comparing(DimensionSpec::dimension))
        .forEach(
            one ->
                text.append(
                    "- `%s`: %s%n".formatted(one.dimension(), String.join("; ", one.values()))));
    return text.toString();
  }

  private static String hierarchy(Hierarchy hierarchy) {
    StringBuilder text = new StringBuilder();
    text.append("%s. Source: %s%n%n".formatted(hierarchy.title(), hierarchy.source()));
    text.append(
        "Any other label, such as one that names no country, is `%s`.%n%n"
            .formatted(Hierarchy.UNGROUPED));
    for (Hierarchy.Group group : hierarchy.groups()) {
      text.append("- %s: %s%n".formatted(group.group(), String.join("; ", group.members())));
    }
    return text.toString();
  }

  /// One line for each measure.
  public static String list(Measures measures) {
    StringBuilder text = new StringBuilder();
    for (MeasureSpec spec : measures.specs()) {
      text.append(
          "%-35s %-9s %s%n".formatted(spec.measure(), spec.quantity().kind(), spec.title()));
    }
    return text.toString();
  }
}
