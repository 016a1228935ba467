package org.throughline.disclosure;

/// The rule by which cells are protected. Everything here may be published.
///
/// @param id the name of the policy, for example `default`
/// @param threshold a count from 1 to `threshold - 1` is not published
/// @param reason why this threshold, in a sentence that readers see
public record Policy(String id, int threshold, String reason) {

  public Policy {
    if (threshold < 2) {
      throw new IllegalArgumentException(
          "Policy '" + id + "' has threshold " + threshold + "; valid are 2 and above");
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Policy '" + id + "' gives no reason");
    }
  }

  /// The same policy with another threshold, chosen by whoever publishes.
  public Policy withThreshold(int other) {
    return new Policy(id, other, reason);
  }
}
