package org.throughline.publish;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.throughline.disclosure.Verdict;

/// Numbers and verdicts in the words that readers see.
final class Wording {

  private Wording() {}

  /// A count with a comma between thousands.
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// A part of a whole in per cent with one decimal, half up; the whole must be above zero. A part
  /// that would round to nothing is not called nothing.
  static String percent(long part, long whole) {
    return part > 0 && rounded(part, whole).equals("0.0%") ? "<0.1%" : rounded(part, whole);
  }

  private static String rounded(long part, long whole) {
    return BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
            .toPlainString()
        + "%";
  }

  static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.NoProtectionNeeded none -> "No protection needed: " + none.reason();
      case Verdict.AuditPassed passed when passed.protectedCells() == 0 ->
          "Audit passed: no cell of the tables published together needs protection.";
      case Verdict.AuditPassed passed ->
          // How many cells are small is itself a number that tells, so it is not here.
          "Audit passed: all tables published together were attacked, and no protected cell could"
              + " be narrowed beyond what the policy allows.";
      case Verdict.PerturbationPassed passed ->
          ("Audit passed: all numbers published together were attacked with the method known, and"
              + " no small count could be pinned down to one value.");
    };
  }

  /// The same in a language, as far as it has been translated.
  static Sentence.Said verdict(Verdict verdict, Texts texts) {
    String english = verdict(verdict);
    return texts
        .translation(english)
        .map(said -> new Sentence.Said(said, texts.language()))
        .orElseGet(() -> texts.said(english));
  }

  /// A part of a whole as a decimal fraction with four places, half up; 0 of an empty whole.
  static BigDecimal share(long part, long whole) {
    return whole == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
  }

  /// How a count relates to the official figure.
  static String comparison(Statistic ours, double official) {
    return ours.isNear(official)
        ? "Equal within rounding"
        : "Ours is "
            + ours.away(official)
            + (isHigher(ours, official) ? " higher" : " lower")
            + share(ours, official);
  }

  static boolean isHigher(Statistic ours, double official) {
    return ours.inTenths() / 10.0 > official;
  }

  /// How far ours is from the official number as a share of that, in parentheses; empty where that is 0.
  static String share(Statistic ours, double official) {
    long whole = Math.round(Math.abs(official) * 1000);
    long part = Math.round(Math.abs(ours.inTenths() / 10.0 - official) * 1000);
    return whole == 0 ? "" : " (" + percent(part, whole) + ")";
  }

  static String comparison(long ours, long official) {
    if (ours == official) {
      return "Exactly equal";
    }
    long difference = Math.abs(ours - official);
    return "Ours is "
        + count(difference)
        + (ours > official ? " higher" : " lower")
        + (official == 0 ? "" : " (" + percent(difference, official) + ")");
  }
}
