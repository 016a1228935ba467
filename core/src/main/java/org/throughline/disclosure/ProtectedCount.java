package org.throughline.disclosure;

import java.util.OptionalLong;

/// A count that is published beside tables and tied to none of their numbers by a sum: how many rows a rule
/// excludes. It carries its number only where the policy lets it be shown.
public final class ProtectedCount {

  private final OptionalLong shown;

  private ProtectedCount(OptionalLong shown) {
    this.shown = shown;
  }

  /// The count as the policy lets readers see it: withheld from 1 to the threshold less one.
  public static ProtectedCount of(long exact, Policy policy) {
    if (exact < 0) {
      throw new IllegalArgumentException("Count " + exact + "; valid are 0 and above");
    }
    boolean isSmall = exact > 0 && exact < policy.threshold();
    return new ProtectedCount(isSmall ? OptionalLong.empty() : OptionalLong.of(exact));
  }

  /// A count that is withheld because of what would follow from it.
  public static ProtectedCount withheld() {
    return new ProtectedCount(OptionalLong.empty());
  }

  /// The number; empty where it is withheld.
  public OptionalLong shown() {
    return shown;
  }
}
