package org.throughline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.throughline.facilities.FacilityList;
import org.throughline.facilities.FacilityReport;
import org.throughline.facilities.Match;
import org.throughline.facilities.MatchedList;

/// Lists of facilities and codes in releases, in words.
final class FacilityWords {

  private FacilityWords() {}

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
