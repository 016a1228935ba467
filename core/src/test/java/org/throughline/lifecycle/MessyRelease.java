package org.throughline.lifecycle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.throughline.testing.MadeUpTable;

/// A release of people who do not exist and whose records contradict each other in every way that real ones do, and
/// more often: overlaps, repeats, returns, gaps, missing ends, missing people.
final class MessyRelease {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("M/d/uuuu H:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);
  private static final LocalDateTime BEGIN = LocalDateTime.of(2024, 1, 1, 0, 0);
  private static final List<String> PLACES = List.of("AHOLD", "BHOLD", "CJAIL", "DSPC");
  private static final List<String> REASONS =
      List.of("Transferred", "Removed", "Paroled", "U.S. Marshals or other agency", "");
  private static final String RELEASE = "2026-ICLI-00005";

  private final Random random;
  private final List<Map<String, String>> stints = new ArrayList<>();
  private final List<Map<String, String>> arrests = new ArrayList<>();
  private final List<Map<String, String>> removals = new ArrayList<>();

  MessyRelease(long seed, int people) {
    random = new Random(seed);
    for (int i = 0; i < people; i++) {
      person(random.nextInt(20) == 0 ? "" : String.format(Locale.ROOT, "%040x", i + 1));
    }
  }

  private void person(String person) {
    LocalDateTime clock = BEGIN.plusMinutes(random.nextInt(200 * 24 * 60));
    int stays = 1 + random.nextInt(3);
    for (int i = 0; i < stays; i++) {
      for (int arrest = random.nextInt(3); arrest > 0; arrest--) {
        arrest(person, clock.minusMinutes(random.nextInt(3 * 24 * 60)));
      }
      LocalDateTime end = stay(person, clock);
      for (int removal = random.nextInt(3); removal > 0; removal--) {
        removal(person, end.plusDays(random.nextInt(4) - 1));
      }
      clock = end.plusMinutes(random.nextInt(9 * 24 * 60));
    }
  }

  private void arrest(String person, LocalDateTime time) {
    Map<String, String> row = new HashMap<>();
    row.put("person", person);
    row.put("arrest_time", TIME.format(time));
    row.put("method", random.nextInt(3) == 0 ? "ERO Reprocessed Arrest" : "Located");
    row.put("gender", random.nextBoolean() ? "Male" : "");
    arrests.add(row);
    if (random.nextInt(3) == 0) {
      arrest(person, time.plusMinutes(random.nextInt(30 * 60)));
    }
  }

  private void removal(String person, LocalDateTime time) {
    Map<String, String> row = new HashMap<>();
    row.put("person", person);
    row.put("departed_date", DAY.format(time));
    row.put("departure_country", random.nextBoolean() ? "MEXICO" : "");
    removals.add(row);
  }

  /// @return when it ended
  private LocalDateTime stay(String person, LocalDateTime begin) {
    LocalDateTime clock = begin;
    List<Map<String, String>> rows = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      LocalDateTime out =
          clock.plusMinutes(random.nextInt(4) == 0 ? 0 : random.nextInt(6 * 24 * 60));
      if (random.nextInt(25) == 0) {
        out = clock.minusMinutes(random.nextInt(600));
      }
      rows.add(stint(person, begin, clock, random.nextInt(15) == 0 ? null : out));
      clock = out.plusMinutes(random.nextInt(3) == 0 ? -random.nextInt(900) : random.nextInt(300));
    }
    String end = random.nextInt(6) == 0 ? "" : TIME.format(clock);
    for (Map<String, String> row : rows) {
      row.put("stay_book_out", end);
      row.put("stay_release_reason", end.isEmpty() ? "" : "Removed");
      stints.add(row);
      if (random.nextInt(6) == 0) {
        repeat(row);
      }
    }
    return clock;
  }

  private Map<String, String> stint(
      String person,
      LocalDateTime stay,
      LocalDateTime in,
      @org.jspecify.annotations.Nullable LocalDateTime out) {
    Map<String, String> row = new HashMap<>();
    String place = PLACES.get(random.nextInt(PLACES.size()));
    row.put("person", person);
    row.put("stay_book_in", TIME.format(stay));
    row.put("book_in", TIME.format(in));
    row.put("book_out", out == null ? "" : TIME.format(out));
    row.put("facility", place);
    row.put("facility_code", place);
    row.put("release_reason", REASONS.get(random.nextInt(REASONS.size())));
    return row;
  }

  private void repeat(Map<String, String> row) {
    Map<String, String> again = new HashMap<>(row);
    switch (random.nextInt(3)) {
      case 0 -> again.put("bond_set_amount", Integer.toString(500 * (1 + random.nextInt(9))));
      case 1 -> again.put("gender", "Male");
      default -> {
        LocalDateTime in = LocalDateTime.parse(String.valueOf(row.get("book_in")), TIME);
        again.put("book_in", TIME.format(in.minusMinutes(random.nextInt(90))));
      }
    }
    stints.add(again);
  }

  /// Writes the files of the release.
  ///
  /// @param shuffle another number puts the rows in another order and into other files
  void write(Path folder, long shuffle) throws IOException {
    write(folder, "detentions", stints, shuffle);
    write(folder, "arrests", arrests, shuffle);
    write(folder, "removals", removals, shuffle);
  }

  private static void write(Path folder, String table, List<Map<String, String>> rows, long shuffle)
      throws IOException {
    List<Map<String, String>> order = new ArrayList<>(rows);
    if (shuffle != 0) {
      Collections.shuffle(order, new Random(shuffle));
    }
    int cut = order.size() / (shuffle == 0 ? 2 : 3);
    new MadeUpTable(RELEASE, "v3-2026-03", table, order.subList(0, cut))
        .write(folder, table + "-a.csv");
    new MadeUpTable(RELEASE, "v3-2026-03", table, order.subList(cut, order.size()))
        .write(folder, table + (shuffle == 0 ? "-b.csv" : "-0.csv"));
  }
}
