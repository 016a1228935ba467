package org.throughline.cli;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Option;

/// The options by which a user chooses a policy.
final class PolicyOptions {

  @Option(
      names = "--policy",
      paramLabel = "NAME|FILE",
      description = "The policy: one that ships with the program, or a file.")
  private @Nullable String name;

  @Option(
      names = "--threshold",
      paramLabel = "N",
      description = "Do not publish counts of people from 1 to N-1 (default: the policy's).")
  private @Nullable Integer threshold;

  /// The policy that was asked for; with only a threshold the default policy with it.
  Optional<Policy> chosen() throws RefusedException {
    return name == null && threshold == null ? Optional.empty() : Optional.of(policy());
  }

  private static int requireThreshold(int threshold) {
    if (threshold < 2) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "Invalid --threshold %d; valid are 2 and above", threshold));
    }
    return threshold;
  }

  /// The policy for counts that was asked for, or the default.
  Policy forCounts() throws RefusedException {
    Policy policy = policy();
    if (!policy.magnitudes().isEmpty()) {
      throw new RefusedException(
          Reason.USAGE,
          "Policy '%s' is for tables of amounts; valid here are policies for counts, for example default"
              .formatted(policy.id()));
    }
    return policy;
  }

  /// The policy that was asked for, or the default.
  private Policy policy() throws RefusedException {
    try {
      Policy named = PolicyReader.named(name == null ? "default" : name);
      return threshold == null ? named : named.withThreshold(requireThreshold(threshold));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
