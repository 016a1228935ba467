package org.throughline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.throughline.lake.Inspection;
import org.throughline.lake.Inspector;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Registry;
import org.throughline.workspace.BuildFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline inspect`
@Command(
    name = "inspect",
    description = "Say what released files hold, without building. Never shows rows.")
final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "RELEASES",
      description = "Released files, or folders of them.")
  private List<Path> inputs = List.of();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Registry registry = Registry.load();
    boolean readable = true;
    for (Path input : inputs) {
      BuildFolder.refuseBuilds(input, "released files, or folders of them");
      Inspection inspection = Inspector.inspect(input, registry);
      inspection.sheets().forEach(sheet -> print(sheet, out));
      inspection.problems().forEach(spec.commandLine().getErr()::println);
      readable &= inspection.problems().isEmpty();
    }
    out.flush();
    return readable ? ExitCode.OK : ExitCode.BAD_INPUT;
  }

  private static void print(Inspection.Sheet sheet, PrintWriter out) {
    String name = sheet.name().isEmpty() ? "" : ", sheet '" + sheet.name() + "'";
    out.println(sheet.file() + name + (sheet.visible() ? "" : " (hidden)"));
    switch (sheet.content()) {
      case Inspection.Content.Unread(String reason) -> out.println("  not read: " + reason);
      case Inspection.Content.Table table -> print(sheet, table, out);
    }
  }

  private static void print(
      Inspection.Sheet sheet, Inspection.Content.Table table, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  %s of vocabulary %s, %.0f %% of headers in common; release %s; header in row %d%n",
        table.table(),
        table.vocabulary(),
        100 * table.sureness(),
        sheet.release(),
        table.headerRow());
    out.printf(
        Locale.ROOT,
        "  %s, of them %,d would be rejected; %s%n",
        Amount.of(table.rows().read(), "row"),
        table.rows().rejected(),
        Amount.of(table.rows().blank(), "blank row"));
    out.printf(
        Locale.ROOT,
        "  %-36s %-24s %-10s %-11s %8s %8s %9s%n",
        "header",
        "column",
        "type",
        "privacy",
        "missing",
        "withheld",
        "anomalies");
    table.columns().forEach(column -> print(column, out));
    if (!table.unknown().isEmpty()) {
      out.println("  headers nobody knows: " + String.join(", ", table.unknown()));
    }
    if (!table.missing().isEmpty()) {
      out.println("  headers it lacks: " + String.join(", ", table.missing()));
    }
    table.firstProblems().forEach(problem -> out.println("  " + problem));
  }

  private static void print(Inspection.Column column, PrintWriter out) {
    ColumnSpec spec = column.spec();
    out.printf(
        Locale.ROOT,
        "  %-36s %-24s %-10s %-11s %7.1f%% %7.1f%% %9d%n",
        column.header(),
        spec.name(),
        lower(spec.type()),
        lower(spec.privacy()),
        100 * column.cells().missingShare(),
        100 * column.cells().withheldShare(),
        column.cells().anomalies());
    column
        .known()
        .forEach((value, cells) -> out.printf(Locale.ROOT, "    %s: %,d%n", value, cells));
    if (column.others() > 0) {
      out.printf(Locale.ROOT, "    other values than the known ones: %,d cells%n", column.others());
    }
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
