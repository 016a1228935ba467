package org.throughline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.throughline.disclosure.ledger.BrokenLedgerException;
import org.throughline.disclosure.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `throughline ledger`
@Command(
    name = "ledger",
    description = "The ledger of every number ever published from a workspace.",
    subcommands = LedgerCommand.Verify.class)
final class LedgerCommand {

  /// `throughline ledger verify`
  @Command(name = "verify", description = "Check that no line of a ledger was changed.")
  static final class Verify implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE", description = "The ledger.")
    private Path file = Path.of("ledger");

    @Override
    public Integer call() throws Exception {
      if (!Files.exists(file)) {
        throw new CommandException(
            ExitCode.BAD_INPUT,
            file + " does not exist. Valid: a file that `build --ledger` wrote");
      }
      try {
        Ledger ledger = Ledger.read(file);
        spec.commandLine()
            .getOut()
            .printf(
                "%,d facts, %,d numbers published, %,d withheld%nHead %s%n",
                ledger.entries().size(),
                ledger.numbers().size(),
                ledger.hidden().size(),
                ledger.head());
        return ExitCode.OK;
      } catch (BrokenLedgerException e) {
        throw new CommandException(ExitCode.DISCLOSES, String.valueOf(e.getMessage()));
      }
    }
  }
}
