package org.throughline.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.throughline.facilities.FacilityList;
import org.throughline.facilities.FacilityReport;
import org.throughline.facilities.Listing;
import org.throughline.facilities.Match;
import org.throughline.facilities.MatchedList;

/// Lists of facilities and codes in releases, in words.
///
/// @param names whether every facility of lists without codes is named
record FacilityListsReport(FacilityReport report, boolean names) implements Report {

  private record Fields(
      List<Sheet> lists,
      OptionalInt codesInReleases,
      List<Code> notListed,
      Optional<List<Facility>> facilities) {}

  /// @param matchedPercent nothing where the list has codes itself
  private record Sheet(
      String file,
      String sheet,
      Optional<String> asOf,
      int facilities,
      int otherRows,
      boolean hasCodes,
      Optional<BigDecimal> matchedPercent,
      Map<String, Integer> matchedBy) {}

  private record Code(String code, String name) {}

  /// @param outcome the code that it was given and how, or why none
  private record Facility(String where, String name, String state, String zip, String outcome) {}

  @Override
  public Object fields() {
    return new Fields(
        report.lists().stream().map(FacilityListsReport::sheet).toList(),
        report.codes().isEmpty() ? OptionalInt.empty() : OptionalInt.of(report.codes().size()),
        report.unlisted().stream().map(one -> new Code(one.code(), one.name())).toList(),
        names
            ? Optional.of(uncoded().flatMap(FacilityListsReport::facilities).toList())
            : Optional.empty());
  }

  private static Sheet sheet(MatchedList matched) {
    FacilityList list = matched.list();
    Map<String, Integer> stages = new LinkedHashMap<>();
    if (!list.coded()) {
      matched.found().forEach((stage, found) -> stages.put(stage.toString(), found));
    }
    return new Sheet(
        list.file(),
        list.sheet(),
        list.asOf().map(Object::toString),
        list.listings().size(),
        list.passedOver(),
        list.coded(),
        list.coded()
            ? Optional.empty()
            : Optional.of(
                BigDecimal.valueOf(100 * matched.share()).setScale(1, RoundingMode.HALF_UP)),
        stages);
  }

  private Stream<MatchedList> uncoded() {
    return report.lists().stream().filter(list -> !list.list().coded());
  }

  private static Stream<Facility> facilities(MatchedList list) {
    return IntStream.range(0, list.matches().size())
        .mapToObj(
            i -> {
              Listing one = list.list().listings().get(i);
              return new Facility(
                  one.origin().toString(),
                  one.name(),
                  one.place().state(),
                  one.place().zip(),
                  outcome(list.matches().get(i)));
            });
  }

  private static String outcome(Match match) {
    return switch (match) {
      case Match.Found(String code, Match.Stage by) -> code + ", by " + by;
      case Match.Unmatched(String reason) -> "no code: " + reason;
    };
  }

  @Override
  public void print(PrintWriter to) {
    summary(report).forEach(to::println);
    if (names) {
      uncoded()
          .flatMap(FacilityListsReport::facilities)
          .forEach(
              one ->
                  to.printf(
                      "%s: %s, %s %s: %s%n",
                      one.where(), one.name(), one.state(), one.zip(), one.outcome()));
    }
    report
        .unlisted()
        .forEach(code -> to.println("Not listed: " + code.code() + " (" + code.name() + ")"));
  }

  /// A line for each list and one for the codes in releases; nothing where no list was given.
  static List<String> summary(FacilityReport report) {
    List<String> lines = new ArrayList<>();
    if (report.lists().isEmpty()) {
      return lines;
    }
    report.lists().forEach(list -> lines.add(of(list)));
    if (!report.codes().isEmpty()) {
      int unlisted = report.unlisted().size();
      lines.add(
          String.format(
              Locale.ROOT,
              "%s in releases, of them %,d in no list",
              Amount.of(report.codes().size(), "code"),
              unlisted));
    }
    return lines;
  }

  /// What was read from a list and how many of its facilities have a code now.
  static String of(MatchedList matched) {
    FacilityList list = matched.list();
    String read =
        String.format(
            Locale.ROOT,
            "%s, sheet '%s', %s: %s, %s",
            list.file(),
            list.sheet(),
            list.asOf().map(day -> "as of " + day).orElse("no day stated"),
            Amount.of(list.listings().size(), "facility", "facilities"),
            Amount.of(list.passedOver(), "other row"));
    return list.coded()
        ? read + ", with codes"
        : read
            + String.format(
                Locale.ROOT, "; %.1f %% matched%s", 100 * matched.share(), stages(matched.found()));
  }

  private static String stages(Map<Match.Stage, Integer> found) {
    return found.isEmpty()
        ? ""
        : found.entrySet().stream()
            .map(stage -> String.format(Locale.ROOT, "%s %,d", stage.getKey(), stage.getValue()))
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
