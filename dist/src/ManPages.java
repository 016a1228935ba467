import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.throughline.cli.Main;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Writes a manual page for the program and for each command, from what the program says of itself: `throughline-ledger-verify.1`
/// for `throughline ledger verify`. Run from source while the archive is made: DIR DAY COMMANDS.MD, whose table of exit codes
/// becomes a section of each page.
final class ManPages {

  private final Path folder;
  private final String day;
  private final List<String> exitCodes;

  private ManPages(Path folder, String day, List<String> exitCodes) {
    this.folder = folder;
    this.day = day;
    this.exitCodes = exitCodes;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    String reference = Files.readString(Path.of(arguments[2]));
    List<String> exitCodes =
        reference
            .substring(reference.indexOf("\n## Exit codes\n"))
            .lines()
            .filter(line -> line.matches("\\| \\d+ \\|.*"))
            .toList();
    new ManPages(folder, arguments[1].substring(0, 10), exitCodes).write(Main.commandLine(), "");
  }

  private void write(CommandLine command, String above) throws IOException {
    CommandSpec spec = command.getCommandSpec();
    List<String> page = new ArrayList<>();
    String name = spec.qualifiedName("-");
    page.add(
        ".TH "
            + String.join(
                " ",
                name.toUpperCase(java.util.Locale.ROOT),
                "1",
                day,
                quoted(version(spec)),
                "Throughline"));
    section(
        page,
        "NAME",
        plain(name) + " \\- " + plain(String.join(" ", spec.usageMessage().description())));
    section(page, "SYNOPSIS", ".nf", plain(synopsis(command)), ".fi");
    arguments(page, "ARGUMENTS", spec.positionalParameters());
    arguments(page, "OPTIONS", spec.options());
    subcommands(page, command, name);
    page.add(".SH EXIT STATUS");
    exitCodes.forEach(
        line ->
            item(
                page,
                line.split(" \\| ", 2)[0].substring(2),
                line.split(" \\| ", 2)[1].replaceFirst(" \\|$", "")));
    if (!above.isEmpty()) {
      section(page, "SEE ALSO", ".BR " + plain(above) + " (1)");
    }
    Files.write(folder.resolve(name + ".1"), page);
    for (CommandLine below : command.getSubcommands().values()) {
      write(below, name);
    }
  }

  private static String version(CommandSpec spec) {
    return String.join(" ", spec.root().version());
  }

  private static String synopsis(CommandLine command) {
    CommandLine.Help help =
        new CommandLine.Help(
            command.getCommandSpec(), CommandLine.Help.defaultColorScheme(Ansi.OFF));
    return help.synopsis(0).strip();
  }

  private static void section(List<String> page, String title, String... lines) {
    page.add(".SH " + title);
    page.addAll(List.of(lines));
  }

  private static void arguments(
      List<String> page, String title, List<? extends ArgSpec> arguments) {
    List<? extends ArgSpec> shown = arguments.stream().filter(one -> !one.hidden()).toList();
    if (!shown.isEmpty()) {
      page.add(".SH " + title);
    }
    for (ArgSpec one : shown) {
      String names =
          one instanceof OptionSpec option ? String.join(", ", option.names()) + " " : "";
      String value = one.arity().max() == 0 ? "" : one.paramLabel();
      item(page, (names + value).strip(), String.join(" ", one.description()).replace("%%", "%"));
    }
  }

  private static void subcommands(List<String> page, CommandLine command, String name) {
    if (!command.getSubcommands().isEmpty()) {
      page.add(".SH COMMANDS");
    }
    for (Map.Entry<String, CommandLine> below : command.getSubcommands().entrySet()) {
      String what =
          String.join(" ", below.getValue().getCommandSpec().usageMessage().description());
      item(page, name + "-" + below.getKey() + "(1)", what);
    }
  }

  private static void item(List<String> page, String what, String text) {
    page.add(".TP");
    page.add(".B " + plain(what));
    page.add(plain(text.replace("`", "")));
  }

  private static String quoted(String text) {
    return '"' + plain(text) + '"';
  }

  /// Text in which nothing is an instruction to the formatter.
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.replaceAll("@\\|\\w+(,\\w+)* ([^|]*)\\|@", "$2")
        .chars()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> plain.append("\\e");
                case '-' -> plain.append("\\-");
                case '"' -> plain.append("\\(dq");
                default ->
                    plain.append(c < 128 ? String.valueOf((char) c) : "\\[u%04X]".formatted(c));
              }
            });
    return plain.toString().replaceAll("(?m)^([.'])", "\\\\&$1");
  }
}
