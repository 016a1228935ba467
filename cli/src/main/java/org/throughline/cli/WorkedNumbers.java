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

  /// Says how the number came about.
  ///
  /// @return whether there is one of that name
  static boolean explain(Path build, String id, PrintWriter out) throws IOException {
    Optional<RateId> rate = RateId.find(id);
    boolean found = rate.isPresent() ? rate(build, rate.get(), out) : statistic(build, id, out);
    out.flush();
    return found;
  }

  private static boolean rate(Path build, RateId id, PrintWriter out) throws IOException {
    return switch (id.kind()) {
      case PER_DAY -> perDay(build, id, out);
      case WITHOUT_CONVICTION -> withoutConviction(build, id, out);
    };
  }

  private static boolean perDay(Path build, RateId id, PrintWriter out) throws IOException {
    Optional<CellRecord> month =
        CellsFile.find(build, id.of().toString())
            .filter(CellRecord::published)
            .filter(cell -> id.of().coordinates().keySet().equals(java.util.Set.of("month")))
            .filter(cell -> month(id).matches("\\d{4}-\\d{2}"));
    if (month.isEmpty()) {
      return false;
    }
    int days = YearMonth.parse(month(id)).lengthOfMonth();
    String number = id.kind().worked(month.get().count(), days);
    out.printf(
        Locale.ROOT,
        "%s%n%nNumber      %s a day%nWorked out  %,d / %d days of %s%nOf          %s%n",
        id,
        number,
        month.get().count(),
        days,
        month(id),
        id.of());
    cite(build, month.get().id(), id, number, out);
    return true;
  }

  private static String month(RateId id) {
    return String.valueOf(id.of().coordinates().get("month"));
  }

  private static boolean withoutConviction(Path build, RateId id, PrintWriter out)
      throws IOException {
    List<CellRecord> three =
        CellsFile.all(build).stream()
            .filter(CellRecord::published)
            .filter(cell -> code(cell.id(), id).isPresent())
            .sorted(java.util.Comparator.comparing(cell -> code(cell.id(), id).orElse("")))
            .toList();
    if (three.size() != 3 || !id.of().coordinates().isEmpty()) {
      return false;
    }
    long without = three.get(1).count() + three.get(2).count();
    long all = three.getFirst().count() + without;
    if (all == 0) {
      return false;
    }
    String number = id.kind().worked(without, all);
    out.printf(
        Locale.ROOT,
        "%s%n%nNumber      %s%nWorked out  (%,d + %,d) / %,d, of%n",
        id,
        number,
        three.get(1).count(),
        three.get(2).count(),
        all);
    three.forEach(cell -> out.printf(Locale.ROOT, "  %,12d  %s%n", cell.count(), cell.id()));
    cite(build, three.getFirst().id(), id, number, out);
    return true;
  }

  /// The code of criminality that a cell of the rate's series counts, and nothing else.
  private static Optional<String> code(String cell, RateId rate) {
    return CellId.find(cell)
        .filter(id -> id.series().equals(rate.of().series()))
        .filter(id -> id.coordinates().keySet().equals(java.util.Set.of("criminality")))
        .map(id -> String.valueOf(id.coordinates().get("criminality")))
        .filter(code -> code.matches("[123]-.*"));
  }

  private static void cite(Path build, String cell, RateId id, String number, PrintWriter out)
      throws IOException {
    out.println("Explain the parts by their own ids.");
    PublishedTitle.of(build.resolve("published"), cell)
        .ifPresent(
            one -> out.printf("%nTo cite%n  %s Number %s: %s.%n", one.citation(), id, number));
  }

  private static boolean statistic(Path build, String id, PrintWriter out) throws IOException {
    Path file = build.resolve("published").resolve("statistics.json");
    if (!Files.isRegularFile(file)) {
      return false;
    }
    JsonNode all;
    try {
      all = JSON.readTree(Files.readAllBytes(file)).path("statistics");
    } catch (JacksonException _) {
      throw new DamagedFileException(file);
    }
    for (JsonNode one : all) {
      if (one.path("id").asString("").equals(id)) {
        print(id, one, out);
        return true;
      }
    }
    return false;
  }

  private static void print(String id, JsonNode one, PrintWriter out) {
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

  private static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }
}
