package org.throughline.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.Row;
import org.throughline.lake.StoredSheet.StoredPart;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Problem;
import org.throughline.releases.TableSpec;

/// Finds two postings of one release, of which the later one replaces the earlier one whole.
///
/// Two sheets of a release hold the same when they cover the same days and most of the records that are one of
/// a kind in the smaller one stand in the other. Records are compared by what does not change between postings,
/// never by person: a release that is anonymised again keeps no identifier.
final class Postings {

  /// A smaller share of records in common is that of stays that two years' files list.
  private static final double LEAST_SHARE = 0.5;

  /// Among records that have nothing to do with each other, a record of one file has exactly one like it in the
  /// other at most this often: the most that a Poisson variable equals one, `exp(-1)`.
  private static final double MOST_BY_CHANCE = Math.exp(-1);

  /// Standard errors above chance.
  private static final double SURELY = 3;

  /// Fewer records say something only where the other file has each of them, and how likely that is by chance is
  /// reckoned with.
  private static final int FEWEST = 10;

  /// The most that it may be by chance, where the names say that one was posted later.
  private static final double UNLIKELY = 0.01;

  /// The same where they do not.
  private static final double VERY_UNLIKELY = 0.001;

  /// A later posting begins when the earlier one does, give or take these days.
  private static final int DAYS_OF_GRACE = 31;

  /// Days in common that are worth a look, however long the windows are.
  private static final int DAYS_IN_COMMON = 20;

  /// Of files that share fewer days than that, nearly all records of these days must be in both.
  private static final double NEARLY_ALL = 0.9;

  /// Fewer records in common than these say something only where they are all that one file has.
  private static final int FEWEST_IN_COMMON = 3;

  /// A correction that takes the last records away ends this much earlier at most.
  private static final int DAYS_TAKEN_AWAY = 7;

  /// What an agency does not revise when it posts the same records again.
  private static final List<String> LASTING =
      List.of(
          "aor",
          "state",
          "citizenship",
          "birth_country",
          "gender",
          "birth_year",
          "method",
          "facility_code",
          "facility",
          "disposition",
          "program",
          "departure_port");

  private final Path lake;
  private final Map<String, TableSpec> tables;

  Postings(Path lake, List<TableSpec> tables) {
    this.lake = lake;
    this.tables = tables.stream().collect(Collectors.toMap(TableSpec::table, table -> table));
  }

  /// A sheet's rows in the lake and the days they are of.
  private record Posting(StoredSheet sheet, Path rows, String key, Row window) {
    String name() {
      return sheet.account().sheet().file();
    }

    long first() {
      return window.number(0);
    }

    long last() {
      return window.number(1);
    }

    long rowCount() {
      return window.number(2);
    }
  }

  /// The sheets with those superseded whose release was posted again; their rows leave the lake.
  ///
  /// @param problems gains each pair of which nobody can say which is the later one
  List<StoredSheet> superseded(List<StoredSheet> stored, List<Problem> problems)
      throws IOException {
    Map<StoredSheet, String> reasons = new HashMap<>();
    try (DuckDbEngine engine = DuckDbEngine.openWithin(lake)) {
      for (List<StoredSheet> same : comparable(stored)) {
        List<Posting> postings = new ArrayList<>();
        for (StoredSheet sheet : same) {
          posting(engine, sheet).ifPresent(postings::add);
        }
        for (int i = 0; i < postings.size(); i++) {
          for (int j = i + 1; j < postings.size(); j++) {
            compare(engine, postings.get(i), postings.get(j), reasons, problems);
          }
        }
      }
    }
    List<StoredSheet> kept = new ArrayList<>();
    for (StoredSheet sheet : stored) {
      String reason = reasons.get(sheet);
      kept.add(reason == null ? sheet : withdrawn(sheet, reason));
    }
    return kept;
  }

  /// Sheets of one table of one release, where several files have it.
  private static List<List<StoredSheet>> comparable(List<StoredSheet> stored) {
    Map<String, List<StoredSheet>> groups =
        stored.stream()
            .filter(sheet -> sheet.account().sheet().kept() > 0)
            .collect(
                Collectors.groupingBy(
                    sheet ->
                        sheet.account().sheet().release() + "/" + sheet.account().sheet().table(),
                    java.util.TreeMap::new,
                    Collectors.toList()));
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }

  private Optional<Posting> posting(DuckDbEngine engine, StoredSheet sheet) {
    String table = sheet.account().sheet().table();
    TableSpec spec = Objects.requireNonNull(tables.get(table));
    Optional<StoredPart> part =
        sheet.parts().stream().filter(one -> one.table().equals(table)).findFirst();
    Optional<String> key =
        spec.key().stream()
            .filter(
                name ->
                    sheet.account().columns().stream()
                        .anyMatch(column -> column.column().equals(name)))
            .findFirst();
    if (part.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    Path rows = part.get().in(lake);
    Row window =
        engine
            .rows(
                """
                select coalesce(date_diff('day', date '1970-01-01', cast(min(%1$s) as date)), 0),
                  coalesce(date_diff('day', date '1970-01-01', cast(max(%1$s) as date)), 0), count(*)
                from read_parquet('%2$s')
                """
                    .formatted(key.get(), quoted(rows)))
            .getFirst();
    return Optional.of(new Posting(sheet, rows, key.get(), window));
  }

  private static String quoted(Path path) {
    return path.toString().replace("'", "''");
  }

  private void compare(
      DuckDbEngine engine,
      Posting a,
      Posting b,
      Map<StoredSheet, String> reasons,
      List<Problem> problems) {
    if (ofOtherYears(a, b)
        || daysInCommon(a, b) < 1
        || reasons.containsKey(a.sheet())
        || reasons.containsKey(b.sheet())) {
      return;
    }
    if (a.name().equals(b.name())) {
      if (a.window().equals(b.window()) && share(engine, a, b) == 1) {
        reasons.put(
            b.sheet(), "the same records are in the sheet " + a.sheet().account().sheet().sheet());
      }
      return;
    }
    boolean isInOrder = a.rowCount() <= b.rowCount();
    Posting smaller = isInOrder ? a : b;
    Posting larger = isInOrder ? b : a;
    double share = share(engine, smaller, larger);
    if (share == 0 || (!covers(a, b) && share < NEARLY_ALL)) {
      return;
    }
    int later = later(a, b);
    if (later != 0) {
      reasons.put(
          later > 0 ? b.sheet() : a.sheet(),
          "the same records, posted later, are in " + (later > 0 ? a : b).name());
    } else if (isEqual(engine, a, b)) {
      reasons.put(b.sheet(), "the same records are in " + a.name());
    } else {
      problems.add(undecided(a, b, share));
    }
  }

  /// Whether two files hold the same records in all that the lake keeps of them: a workbook and the text saved from it, or
  /// the same in another order.
  private boolean isEqual(DuckDbEngine engine, Posting a, Posting b) {
    TableSpec spec = Objects.requireNonNull(tables.get(a.sheet().account().sheet().table()));
    List<ColumnSpec> columns = spec.lakeColumns();
    if (!a.window().equals(b.window())
        || columns.stream().anyMatch(column -> has(a, column) != has(b, column))) {
      return false;
    }
    String content =
        columns.stream()
            .filter(column -> has(a, column))
            .map(column -> "coalesce(cast(%s as varchar), '')".formatted(column.name()))
            .collect(Collectors.joining(", "));
    String sql =
        """
        select count(*) from (
          select hash(%1$s) as content, count(*) from read_parquet('%2$s') group by 1
          except
          select hash(%1$s) as content, count(*) from read_parquet('%3$s') group by 1
        )
        """
            .formatted(content, quoted(a.rows()), quoted(b.rows()));
    return engine.rows(sql).getFirst().number(0) == 0;
  }

  private static boolean ofOtherYears(Posting a, Posting b) {
    Integer one = a.sheet().account().stated().fiscalYear();
    Integer other = b.sheet().account().stated().fiscalYear();
    return one != null && other != null && !one.equals(other);
  }

  private static long daysInCommon(Posting a, Posting b) {
    return Math.min(a.last(), b.last()) - Math.max(a.first(), b.first()) + 1;
  }

  /// Whether most days of the shorter window are in the other, or so many that rolling windows share them.
  private static boolean covers(Posting a, Posting b) {
    long common = daysInCommon(a, b);
    long shorter = Math.min(a.last() - a.first(), b.last() - b.first()) + 1;
    return common * 2 > shorter || common >= DAYS_IN_COMMON;
  }

  /// Records that are one of a kind in both postings, as a share of those that are in the smaller one, in the days
  /// that both cover; 0 where chance may be why.
  private double share(DuckDbEngine engine, Posting smaller, Posting larger) {
    List<String> content = new ArrayList<>();
    boolean timed = hasTimes(engine, smaller) && hasTimes(engine, larger);
    content.add(
        "cast(cast(%s as %s) as varchar)".formatted(smaller.key(), timed ? "timestamp" : "date"));
    TableSpec spec = Objects.requireNonNull(tables.get(smaller.sheet().account().sheet().table()));
    spec.lakeColumns().stream()
        .filter(column -> LASTING.contains(column.name()) && !column.name().equals(smaller.key()))
        .filter(column -> has(smaller, column) && has(larger, column))
        .map(column -> "coalesce(upper(cast(%s as varchar)), '')".formatted(column.name()))
        .forEach(content::add);
    String days =
        String.format(
            Locale.ROOT,
            "cast(%s as date) between date '1970-01-01' + %d and date '1970-01-01' + %d",
            smaller.key(),
            Math.max(smaller.first(), larger.first()),
            Math.min(smaller.last(), larger.last()));
    String row = String.join(", ", content);
    Row counts =
        engine
            .rows(
                """
                with smaller as (
                  select hash(%1$s) as content from read_parquet('%2$s') where %4$s
                  group by 1 having count(*) = 1
                ),
                larger as (
                  select hash(%1$s) as content from read_parquet('%3$s') where %4$s
                  group by 1 having count(*) = 1
                )
                select count(*), count(larger.content)
                from smaller left join larger on larger.content = smaller.content
                """
                    .formatted(row, quoted(smaller.rows()), quoted(larger.rows()), days))
            .getFirst();
    long single = counts.number(0);
    double share = (double) counts.number(1) / Math.max(1, single);
    if (single < FEWEST) {
      long common = counts.number(1);
      boolean isAll = single > 0 && share == 1;
      boolean isMost = common >= FEWEST_IN_COMMON && share >= LEAST_SHARE;
      double most = haveOneDate(smaller, larger) ? VERY_UNLIKELY : UNLIKELY;
      String what = String.join(", ", content.subList(1, content.size()));
      return (isAll || isMost)
              && ways(single, common) * chance(engine, smaller, larger, days, what, row) < most
          ? share
          : 0;
    }
    double error = Math.sqrt(MOST_BY_CHANCE * (1 - MOST_BY_CHANCE) / single);
    boolean isChance = share < LEAST_SHARE || share < MOST_BY_CHANCE + SURELY * error;
    return isChance ? 0 : share;
  }

  /// In how many ways some of a few records may be chosen.
  private static double ways(long all, long some) {
    double ways = 1;
    for (long i = 1; i <= some; i++) {
      ways = ways * (all - some + i) / i;
    }
    return ways;
  }

  /// How likely it is that the larger posting has the records of the smaller one that it has by chance: were its records on
  /// any of the days that both cover, as likely as not.
  ///
  /// @param what the content of a record but its day
  /// @param row all of its content
  private static double chance(
      DuckDbEngine engine, Posting smaller, Posting larger, String days, String what, String row) {
    String sql =
        String.format(
            Locale.ROOT,
            """
            with larger as (
              select hash(%1$s) as content, count(*) as records from read_parquet('%3$s') where %4$s group by 1
            ),
            common as (
              select hash(%1$s) as content from read_parquet('%2$s')
              where %4$s and hash(%6$s) in (select hash(%6$s) from read_parquet('%3$s') where %4$s)
            )
            select cast(exp(sum(ln(1 - exp(-cast(records as double) / %5$d)))) as varchar)
            from common join larger on larger.content = common.content
            """,
            what.isEmpty() ? "1" : what,
            quoted(smaller.rows()),
            quoted(larger.rows()),
            days,
            Math.max(1, daysInCommon(smaller, larger)),
            row);
    return Double.parseDouble(engine.rows(sql).getFirst().text(0));
  }

  private static boolean haveOneDate(Posting a, Posting b) {
    return PostingDate.compare(a.name(), b.name()) == 0;
  }

  /// Whether a posting has a column; a later one may have dropped it, or withhold all of it.
  private static boolean has(Posting posting, ColumnSpec column) {
    return posting.sheet().account().columns().stream()
        .anyMatch(one -> one.column().equals(column.name()) && one.values() > 0);
  }

  /// Whether a posting says at what time of its days events were.
  private static boolean hasTimes(DuckDbEngine engine, Posting posting) {
    String sql =
        "select count(*) from read_parquet('%2$s') where cast(%1$s as date) <> cast(%1$s as timestamp)"
            .formatted(posting.key(), quoted(posting.rows()));
    return engine.rows(sql).getFirst().number(0) > 0;
  }

  /// More than 0 when `a` was posted later, less when `b` was, 0 when nobody can say, or when the later one
  /// would lose months that the earlier one has.
  private static int later(Posting a, Posting b) {
    int byWindow = Long.compare(a.last(), b.last());
    int byName = PostingDate.compare(a.name(), b.name());
    boolean isContradiction = Integer.signum(byWindow) * Integer.signum(byName) < 0;
    boolean endsMuchEarlier = Math.abs(a.last() - b.last()) > DAYS_TAKEN_AWAY;
    if (isContradiction && endsMuchEarlier && PostingDate.hasYear(a.name())) {
      return 0;
    }
    boolean goesByName = byWindow == 0 || (isContradiction && !endsMuchEarlier);
    int later = goesByName ? byName : byWindow;
    if (later == 0
        && a.sheet().account().sheet().sha256().equals(b.sheet().account().sheet().sha256())) {
      return 1;
    }
    boolean losesMonths =
        later > 0 ? a.first() > b.first() + DAYS_OF_GRACE : b.first() > a.first() + DAYS_OF_GRACE;
    return losesMonths ? 0 : later;
  }

  private static Problem undecided(Posting a, Posting b, double share) {
    String why =
        covers(a, b)
            ? "nothing says which was posted later, or the later one lacks months of the other"
            : "neither has all that is in the other";
    return new Problem(
        Problem.Place.sheet(b.name(), b.sheet().account().sheet().sheet()),
        String.format(
            Locale.ROOT,
            "holds the same records as %s (%.0f %% of those that are one of a kind in the days that"
                + " both cover), and %s",
            a.name(),
            100 * share,
            why),
        "one posting of a release in the folder; two releases are combined by --combination");
  }

  private StoredSheet withdrawn(StoredSheet sheet, String reason) throws IOException {
    for (StoredPart part : sheet.parts()) {
      Files.deleteIfExists(part.in(lake));
    }
    return new StoredSheet(sheet.account().superseded(reason), List.of());
  }
}
