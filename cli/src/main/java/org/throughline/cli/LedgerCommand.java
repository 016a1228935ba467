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

    @Override
    public Integer call() throws Exception {
      PublicationFile stand = place.stand();
      Path file = place.ledger(stand);
      if (stand.mark().isEmpty()) {
        Publications.require(file);
      }
      Ledger ledger = Publications.read(file);
      List<String> problems = new LedgerCheck(file, ledger).problems(stand.mark());
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%s of %s, %s published, %,d withheld%nHead %s%n",
              Amount.of(ledger.entries().size(), "fact"),
              Amount.of(ledger.publications().size(), "publication"),
              Amount.of(ledger.numbers().size(), "number"),
              ledger.hidden().size(),
              ledger.head());
      if (!problems.isEmpty()) {
        throw new RefusedException(Reason.DISCLOSES, String.join("\n", problems));
      }
      return ExitCode.OK;
    }
  }

  /// `throughline ledger revised`
  @Command(
      name = "revised",
      description = "List every number that was published with more than one value.")
  static final class Revised implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private Place place = new Place();

    @Override
    public Integer call() throws Exception {
      Path file = Publications.require(place.ledger(place.stand()));
      Map<String, List<String>> values = new TreeMap<>();
      for (Entry entry : Publications.read(file).entries()) {
        if (entry.fact() instanceof Fact.Shown(String number, long value)) {
          values
              .computeIfAbsent(Vintage.parse(number).number(), any -> new ArrayList<>())
              .add(String.format(Locale.ROOT, "%,d (%s)", value, entry.publication()));
        }
      }
      values.values().removeIf(all -> all.size() < 2);
      PrintWriter out = spec.commandLine().getOut();
      out.println(Amount.of(values.size(), "number") + " published with more than one value");
      values.forEach((number, all) -> out.println(number + ": " + String.join(", ", all)));
      out.flush();
      return ExitCode.OK;
    }
  }
}
