package org.throughline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.throughline.publish.Imprint;
import org.throughline.verify.Reproduction;

/// Whether a publication is what its inputs make.
record VerifyReport(Reproduction.Outcome outcome) implements Report {

  private static final int MOST_SHOWN = 20;

  /// @param files how many were compared
  /// @param notMadeAgain why it was not; empty if it was
  /// @param signature `none`, `not checked`, `right` or `wrong`
  private record Fields(
      boolean identical,
      int files,
      String madeBy,
      String signature,
      List<String> changedSince,
      List<String> inputsChanged,
      List<String> notWhatTheInputsMake,
      String notMadeAgain) {}

  @Override
  public Object fields() {
    return new Fields(
        outcome.isIdentical(),
        outcome.files(),
        outcome.version(),
        outcome.signature().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        outcome.changed(),
        outcome.inputsChanged(),
        outcome.differences(),
        outcome.notMadeAgain());
  }

  @Override
  public void print(PrintWriter to) {
    to.println(signature());
    list(to, "Changed since it was published", outcome.changed());
    list(to, "Inputs that were changed", outcome.inputsChanged());
    list(to, "Not what the inputs make", outcome.differences());
    if (!outcome.notMadeAgain().isEmpty()) {
      to.println("It was not made again, so that no line can be named: " + outcome.notMadeAgain());
    }
    if (!outcome.differences().isEmpty() && !outcome.version().equals(Imprint.VERSION)) {
      to.printf(
          "It was made by Throughline %s and this is %s: make it again with that one.%n",
          outcome.version(), Imprint.VERSION);
    }
    to.println(
        outcome.isIdentical()
            ? "Identical: the inputs make "
                + Amount.of(outcome.files(), "file")
                + " and their list, provenance.json, byte for byte."
            : "NOT VERIFIED.");
  }

  private String signature() {
    return switch (outcome.signature()) {
      case NONE -> "Not signed.";
      case NOT_CHECKED -> "Signed; by whom was not checked. Valid: --key FILE";
      case RIGHT -> "Signed with the key.";
      case WRONG -> "NOT SIGNED with the key.";
    };
  }

  private static void list(PrintWriter to, String what, List<String> lines) {
    if (!lines.isEmpty()) {
      to.println(what + ":");
      lines.stream().limit(MOST_SHOWN).forEach(line -> to.println("  " + line));
      if (lines.size() > MOST_SHOWN) {
        to.println("  and " + Amount.of(lines.size() - MOST_SHOWN, "file") + " more");
      }
    }
  }
}
