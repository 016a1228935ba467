package org.throughline.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.throughline.engine.DuckDbEngine;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.ReadingProgress;
import org.throughline.releases.Registry;
import org.throughline.releases.Surveyor;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.testing.MadeUpArrests;

/// Arrests of a made-up release by month of 2016 and citizenship: what a comparison has to find.
public record Plan(String release, List<Group> groups) {

  public Plan {
    groups = List.copyOf(groups);
  }

  /// So many arrests in a month.
  public record Group(int month, String citizenship, int rows) {}

  /// The older release: three months, one of them with five people from Fiji.
  public static final Plan OLDER =
      new Plan(
          "2019-ICFO-99998",
          List.of(
              new Group(1, "MEXICO", 200),
              new Group(1, "GUATEMALA", 90),
              new Group(2, "MEXICO", 210),
              new Group(2, "GUATEMALA", 80),
              new Group(2, "FIJI", 5),
              new Group(3, "MEXICO", 220),
              new Group(3, "GUATEMALA", 100)));

  /// The newer release: a month more, 60 rows fewer in February, 40 more in March, nobody from Fiji,
  /// and people from Canada.
  public static final Plan NEWER =
      new Plan(
          "2019-ICFO-99999",
          List.of(
              new Group(1, "MEXICO", 200),
              new Group(1, "GUATEMALA", 90),
              new Group(2, "MEXICO", 170),
              new Group(2, "GUATEMALA", 65),
              new Group(3, "MEXICO", 230),
              new Group(3, "GUATEMALA", 100),
              new Group(3, "CANADA", 30),
              new Group(4, "MEXICO", 250)));

  /// Writes the release as one file.
  public Path write(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    MadeUpArrests.top().forEach(line -> lines.add(line.replace("2019-ICFO-99999", release)));
    for (Group group : groups) {
      for (int i = 0; i < group.rows(); i++) {
        String day = String.format(Locale.ROOT, "%d/%d/2016", group.month(), 1 + i % 28);
        lines.add(MadeUpArrests.row(i % 2 == 0 ? "Boston" : "Miami", day, group.citizenship()));
      }
    }
    MadeUpArrests.write(folder, "arrests.csv.gz", lines);
    return folder;
  }

  /// Compares two folders of released files.
  public static Comparison compare(Path older, Path newer, Path scratch)
      throws IOException, UnreadableReleaseException {
    try (DuckDbEngine first = DuckDbEngine.open();
        DuckDbEngine second = DuckDbEngine.open()) {
      return Comparison.of(
          DriftSpec.load(),
          Edition.of(first, lake(older, scratch.resolve("older-lake"))),
          Edition.of(second, lake(newer, scratch.resolve("newer-lake"))));
    }
  }

  private static Path lake(Path release, Path lake) throws IOException, UnreadableReleaseException {
    Registry registry = Registry.load();
    LakeBuilder.build(Surveyor.survey(release, registry), registry, lake, ReadingProgress.none());
    return lake;
  }

  /// Rows by citizenship in the months January to March.
  public Map<String, Long> firstQuarter() {
    Map<String, Long> rows = new java.util.TreeMap<>();
    groups.stream()
        .filter(group -> group.month() < 4)
        .forEach(group -> rows.merge(group.citizenship(), (long) group.rows(), Long::sum));
    return rows;
  }
}
