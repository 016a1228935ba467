package org.throughline.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.throughline.engine.DuckDbEngine;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Answer;
import org.throughline.measures.Every;
import org.throughline.measures.Measures;
import org.throughline.measures.Period;
import org.throughline.measures.Queries;
import org.throughline.measures.Question;

/// Measures answers: `QueryBenchmark STINTS RUNS` makes the kept tables of a build with so many stints (a third as many
/// stays and persons, a quarter as many arrests; every value a fixed function of the row's number), asks the same
/// questions RUNS times over, the first time unmeasured, and prints the median of each and of all, with the processor
/// time and a checksum of the answers.
public final class QueryBenchmark {

  private static final Period YEAR = Period.parse("FY2024");

  private static final List<Question> QUESTIONS =
      List.of(
          Question.of("arrests").every(Every.MONTH),
          Question.of("arrests").by("aor").every(Every.FISCAL_YEAR),
          Question.of("arrests").by("criminality").where("aor", "AOR 3").every(Every.QUARTER),
          Question.of("arrests").by("outcome").between(YEAR, YEAR),
          Question.of("book-ins").every(Every.MONTH),
          Question.of("book-ins").by("citizenship").between(YEAR, YEAR),
          Question.of("final-book-outs").by("cause").every(Every.FISCAL_YEAR),
          Question.of("length-of-stay").every(Every.MONTH),
          Question.of("stay-outcomes").between(YEAR, YEAR),
          Question.of("population").every(Every.MONTH),
          Question.of("population").by("aor").between(YEAR, YEAR),
          Question.of("population").by("facility").between(YEAR, YEAR),
          Question.of("transfers").by("from_aor", "aor").between(YEAR, YEAR),
          Question.of("all-book-ins").by("facility").between(YEAR, YEAR),
          Question.of("hold-room-stints-over-72-hours").every(Every.MONTH));

  private QueryBenchmark() {}

  /// Runs it.
  public static void main(String[] arguments) throws Exception {
    long stints = Long.parseLong(arguments[0]);
    Path folder = Files.createTempDirectory("throughline-query-benchmark");
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      make(engine, stints, folder);
      run(new Queries(engine, Measures.load()), Integer.parseInt(arguments[1]));
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static void run(Queries queries, int runs) {
    List<Double> medians = new ArrayList<>();
    double checksum = 0;
    for (Question question : QUESTIONS) {
      checksum += sum(queries.answer(question));
      double[] seconds = new double[runs];
      long processors = processors();
      for (int run = 0; run < runs; run++) {
        long begin = System.nanoTime();
        queries.answer(question);
        seconds[run] = (System.nanoTime() - begin) / 1e9;
      }
      Arrays.sort(seconds);
      medians.add(seconds[runs / 2]);
      say(
          String.format(
              Locale.ROOT,
              "%7.0f ms, %7.0f ms of processors  %s by %s where %s every %s",
              seconds[runs / 2] * 1e3,
              (processors() - processors) / 1e6 / runs,
              question.measure(),
              question.by(),
              question.where(),
              question.every().map(Every::text).orElse("-")));
    }
    medians.sort(null);
    say(
        String.format(
            Locale.ROOT, "median of all questions %.0f ms", medians.get(medians.size() / 2) * 1e3));
    say(String.format(Locale.ROOT, "checksum %.4f", checksum));
  }

  private static double sum(Answer answer) {
    return answer.lines().stream()
        .flatMap(line -> line.numbers().stream())
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private static long processors() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .orElse(java.time.Duration.ZERO)
        .toNanos();
  }

  private static void make(SqlEngine engine, long stints, Path folder) {
    engine.create("sheets", "select 'r' as release, 1 as release_number");
    engine.create(
        "ledger",
        """
        select 'r' as release, 'f' as origin_file, 's' as origin_sheet, '' as title,
          cast(null as date) as stated_from, cast(null as date) as stated_through
        """);
    String about =
        """
        'r' as release, 'f' as origin_file, 's' as origin_sheet, n as origin_row,
        'AOR ' || cast(person %% 25 as varchar) as aor,
        'COUNTRY ' || cast((person * 7919) %% 190 as varchar) as citizenship,
        case (person * 31) %% 3 when 0 then '1 Convicted Criminal' when 1 then '2 Pending Criminal Charges' else '3 Other Immigration Violator' end as criminality,
        case when person %% 10 < 8 then 'Male' else 'Female' end as gender,
        case person %% 5 when 0 then 'CBP' else 'ICE' end as agency,
        cast(null as varchar) as excluded_by
        """
            .formatted();
    // Three stints make a stay of sixty days; stays begin over eleven years.
    keep(
        engine,
        folder,
        "event_date",
        "measure_stints",
        String.format(
            Locale.ROOT,
            """
            select *, cast(date '1970-01-01' + cast(day_in as integer) as date) as event_date,
              cast(date '1970-01-01' + cast(day_in + 20 as integer) as date) as out_date,
              year(date '1970-01-01' + cast(day_in + 92 as integer)) as fiscal_year,
              day_in as nation_from, day_in as place_from, day_in + 20 as nights_to,
              case when stint_number > 1 then 1 else 0 end as transfer,
              case when stint_number = 2 then 1 else 0 end as first_transfer,
              case when stint_number > 1 then 'AOR ' || cast((person + 1) %% 25 as varchar) else 'not recorded' end as from_aor,
              case when n %% 9 = 0 then 'hold room' else 'other facility' end as hold_room,
              cast((n * 37) %% 200 as double) as hours
            from (
              select n, person, n %% 3 + 1 as stint_number,
                15340 + ((n // 3) * 104729) %% 4000 + (n %% 3) * 20 as day_in,
                'FAC' || cast((n * 613) %% 800 as varchar) as facility,
                %s
              from (select range as n, range // 3 as person from range(%d))
            )
            """,
            about,
            stints));
    keep(
        engine,
        folder,
        "in_date",
        "measure_stays",
        String.format(
            Locale.ROOT,
            """
            select *, cast(date '1970-01-01' + cast(in_day as integer) as date) as in_date,
              case when cause <> 'still in custody' then cast(date '1970-01-01' + cast(last_day as integer) as date) end as out_date,
              year(date '1970-01-01' + cast(in_day + 92 as integer)) as in_fiscal_year,
              year(date '1970-01-01' + cast(last_day + 92 as integer)) as out_fiscal_year,
              cast(last_day - in_day as double) as days
            from (
              select n, person, 15340 + (person * 104729) %% 4000 as in_day,
                15340 + (person * 104729) %% 4000 + 1 + (person * 17) %% 140 as last_day,
                case person %% 7 when 0 then 'still in custody' when 1 then 'bond' when 2 then 'parole' else 'removed' end as cause,
                %s
              from (select range as n, range as person from range(%d))
            )
            """,
            about,
            stints / 3));
    keep(
        engine,
        folder,
        "event_date",
        "measure_book_ins",
        String.format(
            Locale.ROOT,
            """
            select *, cast(date '1970-01-01' + cast(15340 + (person * 104729) %% 4000 as integer) as date) as event_date,
              year(date '1970-01-01' + cast(15432 + (person * 104729) %% 4000 as integer)) as fiscal_year
            from (select n, person, %s from (select range as n, range as person from range(%d)))
            """,
            about,
            stints / 3));
    keep(
        engine,
        folder,
        "event_date",
        "measure_arrests",
        String.format(
            Locale.ROOT,
            """
            select *, cast(date '1970-01-01' + cast(15340 + (n * 104729) %% 4000 as integer) as date) as event_date,
              year(date '1970-01-01' + cast(15432 + (n * 104729) %% 4000 as integer)) as fiscal_year,
              case person %% 4 when 0 then 'removed' when 1 then 'still in custody' else 'no stay linked' end as outcome
            from (select n, person, %s from (select range as n, range // 2 as person from range(%d)))
            """,
            about,
            stints / 4));
    engine.create(
        "data_windows",
        """
        select 1 as release_number, min(nation_from) as first_day, min(nation_from) as complete_from_day,
          max(nights_to) as end_day
        from measure_stints
        """);
    for (String table : List.of("arrests", "detentions")) {
      engine.create(
          table,
          "select 'r' as release, 'x' as facility_code, 'x' as stay_release_reason, 1 as"
              + " bond_set_amount");
    }
  }

  private static void keep(SqlEngine engine, Path folder, String day, String table, String script) {
    engine.create(
        table,
        """
        select *, lag(%s) over in_order as previous_day, lead(%1$s) over in_order as next_day,
          count(*) over (partition by person) as person_rows
        from (%s)
        window in_order as (partition by person order by %1$s nulls last, n)
        """
            .formatted(day, script));
    Path file = folder.resolve(table + ".parquet");
    engine.write(table, "release, %s, origin_file, origin_sheet, origin_row".formatted(day), file);
    engine.read(table, file);
  }

  private static void say(String line) {
    System.out.println(String.format(Locale.ROOT, "%s", line));
  }
}
