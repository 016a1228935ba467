package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.throughline.Answers;
import org.throughline.Throughline;
import org.throughline.measures.Answer;
import org.throughline.measures.AnswerText;
import org.throughline.measures.Every;
import org.throughline.measures.Period;
import org.throughline.measures.Question;
import org.throughline.measures.Residents;
import org.throughline.workspace.NewFile;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline query`
@Command(
    name = "query",
    description = "Answer from a build: exact numbers for this machine, or what may be shown.")
final class QueryCommand implements Callable<Integer> {

  private static final String FORMATS = "table, csv, json, parquet";
  private static final List<String> FORMAT_NAMES = List.of(FORMATS.split(", ", -1));

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a build.")
  private Path out = Path.of("out");

  @Parameters(index = "1", paramLabel = "MEASURE", description = "See `throughline measures`.")
  private String measure = "";

  @Option(names = "--by", split = ",", description = "Dimensions to break down by.")
  private List<String> by = List.of();

  @Option(
      names = "--where",
      paramLabel = "DIMENSION=VALUE",
      description = "A limit, as dimension=value. Can be repeated.")
  private List<String> where = List.of();

  @Option(
      names = "--from",
      description = "First period: 2024-03-31, 2024-W13, 2024-03, 2024-Q1, 2024 or FY2024.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", description = "Last period, written like --from.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--every",
      description = "A series: day, week, month, quarter, year, fiscal-year.")
  private Optional<String> every = Optional.empty();

  @Option(
      names = "--format",
      description = FORMATS + ". Default: what the name of --file ends in, else table.")
  private String format = "";

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A new file for the answer, in place of the terminal; needed for parquet.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--completeness",
      description =
          "How complete each period of a series of events is expected to be, from releases that"
              + " overlap.")
  private boolean completeness;

  @Option(
      names = "--population",
      paramLabel = "FILE",
      description =
          "Residents by a dimension of --by, as two columns: gives events for each 100,000.")
  private Optional<Path> population = Optional.empty();

  @Option(
      names = "--protected",
      description = "Only what the build published, and why the rest is not shown.")
  private boolean isProtected;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() throws Exception {
    requireFormat();
    try (Answers answers = Throughline.open(out).answers(engine.choice())) {
      write(isProtected ? answers.published(question()) : exact(answers), answers);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.USAGE, String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private Answer exact(Answers answers) throws RefusedException {
    Answer answer = completeness ? answers.withCompleteness(question()) : answers.exact(question());
    return population.isPresent() ? residents(population.get()).of(answer) : answer;
  }

  private static Residents residents(Path file) throws RefusedException {
    try {
      return Residents.read(file);
    } catch (IOException e) {
      throw RefusedException.unreadable(file, e);
    }
  }

  private void requireFormat() throws RefusedException {
    if (json && !format.isEmpty() && !format.equals("json")) {
      throw new RefusedException(
          Reason.USAGE, "--json and --format %s. Valid: one of both".formatted(format));
    }
    if (json) {
      format = "json";
    }
    if (format.isEmpty()) {
      format = file.map(QueryCommand::ending).filter(FORMAT_NAMES::contains).orElse("table");
    }
    if (!FORMAT_NAMES.contains(format)) {
      throw new RefusedException(
          Reason.USAGE, "There is no format '%s'. Valid: %s".formatted(format, FORMATS));
    }
    String ending = file.map(QueryCommand::ending).orElse(format);
    if (FORMAT_NAMES.contains(ending) && !ending.equals(format)) {
      throw new RefusedException(
          Reason.USAGE,
          "%s is named as %s, and --format says %s. Valid: one of both"
              .formatted(file.orElseThrow(), ending, format));
    }
    if (isProtected && (population.isPresent() || completeness)) {
      throw new RefusedException(
          Reason.USAGE,
          "--population and --completeness need exact numbers. Valid: without --protected");
    }
    if (format.equals("parquet") && file.isEmpty()) {
      throw new RefusedException(
          Reason.USAGE, "Parquet goes to a file. Valid: --file answer.parquet");
    }
    if (file.isPresent()) {
      NewFile.require(file.get());
    }
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private Question question() {
    return new Question(
        measure,
        by,
        limits(),
        from.map(Period::parse),
        to.map(Period::parse),
        every.map(this::length));
  }

  private Map<String, String> limits() {
    Map<String, String> limits = new TreeMap<>();
    for (String limit : where) {
      int at = limit.indexOf('=');
      if (at < 1) {
        throw new IllegalArgumentException(
            "'%s' is no limit. Valid: --where DIMENSION=VALUE".formatted(limit));
      }
      String dimension = limit.substring(0, at);
      String before = limits.put(dimension, limit.substring(at + 1));
      if (before != null) {
        throw new IllegalArgumentException(
            "'%s' is limited twice, to '%s' and to '%s'. Valid: one value of it, or --by %1$s for each"
                .formatted(dimension, before, limit.substring(at + 1)));
      }
    }
    return limits;
  }

  private Every length(String text) {
    return Arrays.stream(Every.values())
        .filter(one -> one.text().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no length of a period. Valid: %s"
                        .formatted(
                            text,
                            String.join(
                                ", ", Arrays.stream(Every.values()).map(Every::text).toList()))));
  }

  private void write(Answer answer, Answers answers) throws IOException {
    if (format.equals("csv") || format.equals("parquet")) {
      // Their rows have no place for what holds of all of them.
      answer.notes().forEach(spec.commandLine().getErr()::println);
    }
    if (format.equals("parquet")) {
      NewFile.write(file.orElseThrow(), draft -> answers.parquet(answer, draft));
      return;
    }
    String text =
        switch (format) {
          case "csv" -> AnswerText.csv(answer);
          case "json" -> AnswerText.json(answer);
          default -> AnswerText.table(answer);
        };
    if (file.isPresent()) {
      NewFile.write(file.get(), draft -> Files.writeString(draft, text));
    } else {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
  }
}
