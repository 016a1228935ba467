package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.throughline.lifecycle.RuleSet;

/// The name of the rule set that a build was made with, kept beside its counts so that any number can be counted
/// again.
final class RuleSetFile {

  private RuleSetFile() {}

  private static Path in(Path build) {
    return build.resolve("measures").resolve("rule-set.txt");
  }

  /// The rule set called `name`.
  ///
  /// @throws CommandException naming the valid ones
  static RuleSet named(String name) throws CommandException {
    try {
      return RuleSet.named(name);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage() + ". Nothing was built.");
    }
  }

  /// Keeps the name in the folder of a build.
  static void write(Path build, RuleSet rules) throws IOException {
    Files.createDirectories(in(build).getParent());
    Files.writeString(in(build), rules.ruleSet() + "\n");
  }

  /// The rule set that a build was made with.
  static RuleSet of(Path build) throws IOException {
    return Files.exists(in(build))
        ? RuleSet.named(Files.readString(in(build)).strip())
        : RuleSet.recommended();
  }
}
