package org.throughline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.throughline.measures.CellRecord;
import org.throughline.table.CellId;
import org.throughline.table.RateId;
import org.throughline.verify.PublishedTitle;
import org.throughline.workspace.CellsFile;
import org.throughline.workspace.DamagedFileException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Explains published numbers that are no cells of tables: rates of published cells, and statistics.
final class WorkedNumbers {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WorkedNumbers() {}

  /// How the number came about; nothing if there is none of that name.
  static Optional<Report> find(Path build, String id) throws IOException {
    Optional<RateId> rate = RateId.find(id);
    return rate.isPresent() ? rate(build, rate.get()) : statistic(build, id);
  }

  private static Optional<Report> rate(Path build, RateId id) throws IOException {
    return switch (id.kind()) {
      case PER_DAY -> perDay(build, id);
      case WITHOUT_CONVICTION -> withoutConviction(build, id);
    };
  }

  /// A rate of published cells.
  ///
  /// @param text its number, as it is published
  /// @param unit such as ` a day`
  /// @param workedOut the sum
  private record Rate(
      RateId id,
      String text,
      String unit,
      String workedOut,
      List<CellRecord> of,
      Optional<PublishedTitle> title)
      implements Report {

    private record Fields(
        String id, String number, String workedOut, List<Part> of, Optional<String> citation) {}

    private record Part(String id, long number) {}

    private Optional<String> citation() {
      return title.map(one -> "%s Number %s: %s.".formatted(one.citation(), id, text));
    }

    @Override
    public Object fields() {
      return new Fields(
          id.toString(),
          text + unit,
          workedOut,
          of.stream().map(cell -> new Part(cell.id(), cell.count())).toList(),
          citation());
    }

    @Override
    public void print(PrintWriter to) {
      to.printf("%s%n%nNumber      %s%s%nWorked out  %s, of%n", id, text, unit, workedOut);
      of.forEach(cell -> to.printf(Locale.ROOT, "  %,12d  %s%n", cell.count(), cell.id()));
      to.println("Explain the parts by their own ids.");
      citation().ifPresent(text -> to.printf("%nTo cite%n  %s%n", text));
    }
  }

  private static Optional<Report> perDay(Path build, RateId id) throws IOException {
    Optional<CellRecord> found =
        CellsFile.find(build, id.of().toString())
            .filter(CellRecord::published)
            .filter(cell -> id.of().coordinates().keySet().equals(java.util.Set.of("month")))
            .filter(cell -> month(id).matches("\\d{4}-\\d{2}"));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    CellRecord month = found.get();
    int days = YearMonth.parse(month(id)).lengthOfMonth();
    return Optional.of(
        new Rate(
            id,
            id.kind().worked(month.count(), days),
            " a day",
            String.format(Locale.ROOT, "%,d / %d days of %s", month.count(), days, month(id)),
            List.of(month),
            title(build, month.id())));
  }

  private static String month(RateId id) {
    return String.valueOf(id.of().coordinates().get("month"));
  }

  private static Optional<Report> withoutConviction(Path build, RateId id) throws IOException {
    Optional<List<CellRecord>> coded =
        RateId.ofThreeCodes(
            CellsFile.all(build).stream().filter(CellRecord::published),
            cell -> criminality(cell.id(), id));
    if (coded.isEmpty() || !id.of().coordinates().isEmpty()) {
      return Optional.empty();
    }
    List<CellRecord> three = coded.get();
    long without = three.get(1).count() + three.get(2).count();
    long all = three.getFirst().count() + without;
    if (all == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Rate(
            id,
            id.kind().worked(without, all),
            "",
            String.format(
                Locale.ROOT, "(%,d + %,d) / %,d", three.get(1).count(), three.get(2).count(), all),
            three,
            title(build, three.getFirst().id())));
  }

  /// The criminality that a cell of the rate's series counts, and nothing else; empty for any other cell.
  private static String criminality(String cell, RateId rate) {
    return CellId.find(cell)
        .filter(id -> id.series().equals(rate.of().series()))
        .filter(id -> id.coordinates().keySet().equals(java.util.Set.of("criminality")))
        .map(id -> String.valueOf(id.coordinates().get("criminality")))
        .orElse("");
  }

  private static Optional<PublishedTitle> title(Path build, String cell) throws IOException {
    return PublishedTitle.of(build.resolve("published"), cell);
  }

  private static Optional<Report> statistic(Path build, String id) throws IOException {
    Path file = build.resolve("published").resolve("statistics.json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    JsonNode all;
    try {
      all = JSON.readTree(Files.readAllBytes(file)).path("statistics");
    } catch (JacksonException _) {
      throw new DamagedFileException(file);
    }
    for (JsonNode one : all) {
      if (one.path("id").asString("").equals(id)) {
        return Optional.of(new Statistic(id, one));
      }
    }
    return Optional.empty();
  }

  /// A statistic.
  ///
  /// @param one what `statistics.json` says of it
  private record Statistic(String id, JsonNode one) implements Report {

    @Override
    public Object fields() {
      return one;
    }

    @Override
    public void print(PrintWriter out) {
      out.printf("%s%n%n", id);
      out.printf("Number      %s %s%n", text(one, "text"), text(one, "unit"));
      out.printf("Measure     %s%n", text(one, "title"));
      out.printf(
          "Release     %s, %s (%s)%n",
          text(one, "release"), text(one, "period"), text(one, "covers"));
      out.printf(
          "Protection  by the rules for statistics of people; rounded to %s at least%n",
          text(one, "roundedTo"));
      if (one.has("stands")) {
        out.printf("Stands      since %s: an update waits%n", text(one, "stands"));
      }
      out.printf("%nDefinition%n  %s%n", text(one, "definition"));
      one.path("caveats").forEach(caveat -> out.printf("  - %s%n", caveat.asString("")));
      out.printf("%nSQL of the measure%n%s", text(one, "sql").indent(2));
      out.printf("%nTo cite%n  %s Number %s: %s.%n", text(one, "citation"), id, text(one, "text"));
    }
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }
}
