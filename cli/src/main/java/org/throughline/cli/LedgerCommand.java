package org.throughline.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.throughline.disclosure.history.Entry;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.Ledger;
import org.throughline.table.Vintage;
import org.throughline.verify.LedgerCheck;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.PublicationFile;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline ledger`
@Command(
    name = "ledger",
    description = "The ledger of every number ever published from a workspace.",
    subcommands = {LedgerCommand.Verify.class, LedgerCommand.Revised.class})
final class LedgerCommand {

  /// Where the ledger is.
  static final class Place {

    @Parameters(
        index = "0",
        paramLabel = "LEDGER",
        arity = "0..1",
        defaultValue = "out",
        description = "The ledger, or the folder of builds it is in (default: ${DEFAULT-VALUE}).")
    private Path place = Path.of("out");

    /// What the current build of the folder recorded, if there is one.
    PublicationFile stand() throws Exception {
      Optional<Path> build = BuildFolder.current(place);
      return build.isPresent() ? PublicationFile.read(build.get()) : PublicationFile.NOTHING;
    }

    Path ledger(PublicationFile stand) {
      return Files.isDirectory(place) ? stand.ledger(place) : place;
    }
  }

  /// `throughline ledger verify`
  @Command(name = "verify", description = "Check that no line of a ledger was changed.")
  static final class Verify implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private Place place = new Place();

    @Mixin private ReportFormat format = new ReportFormat();

    @Override
    public Integer call() throws Exception {
      PublicationFile stand = place.stand();
      Path file = place.ledger(stand);
      if (stand.mark().isEmpty()) {
        Publications.require(file);
      }
      Ledger ledger = Publications.read(file);
      List<String> problems = new LedgerCheck(file, ledger).problems(stand.mark());
      format.print(
          new LedgerState(
              ledger.entries().size(),
              ledger.publications().size(),
              ledger.numbers().size(),
              ledger.hidden().size(),
              ledger.head(),
              problems),
          spec);
      if (!problems.isEmpty()) {
        throw new RefusedException(Reason.DISCLOSES, String.join("\n", problems));
      }
      return ExitCode.OK;
    }
  }

  /// What a ledger holds.
  ///
  /// @param published numbers with a value
  /// @param withheld numbers without one
  /// @param problems what is wrong with it; the text has it on the standard error
  private record LedgerState(
      int facts, int publications, int published, int withheld, String head, List<String> problems)
      implements Report {

    @Override
    public void print(PrintWriter to) {
      to.printf(
          Locale.ROOT,
          "%s of %s, %s published, %,d withheld%nHead %s%n",
          Amount.of(facts, "fact"),
          Amount.of(publications, "publication"),
          Amount.of(published, "number"),
          withheld,
          head);
    }

    @Override
    public Object fields() {
      return this;
    }
  }

  /// `throughline ledger revised`
  @Command(
      name = "revised",
      description = "List every number that was published with more than one value.")
  static final class Revised implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private Place place = new Place();

    @Mixin private ReportFormat format = new ReportFormat();

    @Override
    public Integer call() throws Exception {
      Path file = Publications.require(place.ledger(place.stand()));
      Map<String, List<Value>> values = new TreeMap<>();
      for (Entry entry : Publications.read(file).entries()) {
        if (entry.fact() instanceof Fact.Shown(String number, long value)) {
          values
              .computeIfAbsent(Vintage.parse(number).number(), any -> new ArrayList<>())
              .add(new Value(value, entry.publication()));
        }
      }
      values.values().removeIf(all -> all.size() < 2);
      format.print(new Revisions(values), spec);
      return ExitCode.OK;
    }
  }

  /// What a publication showed.
  private record Value(long value, String publication) {

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%,d (%s)", value, publication);
    }
  }

  /// Numbers that were published with more than one value.
  private record Revisions(Map<String, List<Value>> revised) implements Report {

    @Override
    public void print(PrintWriter to) {
      to.println(Amount.of(revised.size(), "number") + " published with more than one value");
      revised.forEach(
          (number, all) ->
              to.println(
                  number + ": " + String.join(", ", all.stream().map(Value::toString).toList())));
    }

    @Override
    public Object fields() {
      return this;
    }
  }
}
