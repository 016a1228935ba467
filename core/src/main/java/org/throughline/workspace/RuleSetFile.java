package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.throughline.lifecycle.RuleSet;
import org.throughline.workspace.RefusedException.Reason;

/// The name of the rule set that a build was made with, kept beside its counts so that any number can be counted
/// again.
public final class RuleSetFile {

  private RuleSetFile() {}

  private static Path in(Path build) {
    return build.resolve("measures").resolve("rule-set.txt");
  }

  /// The rule set called `name`.
  ///
  /// @throws RefusedException naming the valid ones
  public static RuleSet named(String name) throws RefusedException {
    try {
      return RuleSet.named(name);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.USAGE, e.getMessage() + ". Nothing was built.");
    }
  }

  /// Keeps the name in the folder of a build.
  public static void write(Path build, RuleSet rules) throws IOException {
    Files.createDirectories(in(build).getParent());
    Files.writeString(in(build), rules.ruleSet() + "\n");
  }

  /// The rule set that a build was made with.
  public static RuleSet of(Path build) throws IOException {
    return Files.exists(in(build))
        ? RuleSet.named(Files.readString(in(build)).strip())
        : RuleSet.recommended();
  }
}
