package org.throughline.disclosure.primary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// A sensitivity rule for one cell. Parameters of dominance and percentage rules are to be kept
/// confidential (SDC Handbook, chapter 4).
public sealed interface Rule {

  /// Whether a cell with these contributions may be published.
  Assessment assess(Contributions cell);

  /// The rule for readers: its kind, and no parameter that would help to undo it.
  String publicDescription();

  /// A cell needs `fewest` contributors of more than nothing; 3 is the usual choice. Who contributes 0
  /// hides nobody: the others know it as if they were fewer.
  record MinimumFrequency(int fewest) implements Rule {
    public MinimumFrequency {
      requireAtLeast(fewest, 2, "contributors");
    }

    @Override
    public String publicDescription() {
      return "An amount needs at least " + fewest + " contributors.";
    }

    @Override
    public Assessment assess(Contributions cell) {
      long many = cell.amounts().stream().filter(amount -> amount.signum() > 0).count();
      boolean unsafe = many > 0 && many < fewest;
      return unsafe ? new Assessment.Unsafe(BigDecimal.ZERO) : new Assessment.Safe();
    }
  }

  /// (n,k) dominance: the largest `largest` may not make up more than `percent` of the total.
  record Dominance(int largest, int percent) implements Rule {
    public Dominance {
      requireAtLeast(largest, 1, "contributors");
      requirePercent(percent);
    }

    @Override
    public String publicDescription() {
      return "An amount may not come mostly from a few contributors ((n,k) dominance rule).";
    }

    @Override
    public Assessment assess(Contributions cell) {
      BigDecimal level = times(cell.largest(largest), 100, percent).subtract(cell.total());
      return unsafeIf(level.signum() > 0, level);
    }
  }

  /// p%: no contributor, nor a coalition of `coalition` others, may estimate the largest to within
  /// `percent` of it. The plain rule has a coalition of one.
  record PercentRule(int percent, int coalition) implements Rule {
    public PercentRule {
      requireAtLeast(percent, 1, "percent");
      requireAtLeast(coalition, 1, "contributors in a coalition");
    }

    @Override
    public String publicDescription() {
      return "No contributor may be able to estimate another's amount closely (p% rule).";
    }

    @Override
    public Assessment assess(Contributions cell) {
      BigDecimal level = times(cell.largest(1), percent, 100).subtract(cell.without(1 + coalition));
      return unsafeIf(level.signum() > 0, level);
    }
  }

  /// (p,q): as p%, against outsiders who know every other contribution to within `prior` percent.
  record PriorPosterior(int percent, int prior) implements Rule {
    public PriorPosterior {
      requireAtLeast(percent, 1, "percent");
      if (prior <= percent || prior > 100) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Prior knowledge of %d%% is no use with p = %d; valid are %d to 100",
                prior,
                percent,
                percent + 1));
      }
    }

    @Override
    public String publicDescription() {
      return "Nobody who knows amounts roughly may learn one much better ((p,q) rule).";
    }

    @Override
    public Assessment assess(Contributions cell) {
      BigDecimal level = times(cell.largest(1), percent, prior).subtract(cell.without(2));
      return unsafeIf(level.signum() > 0, level);
    }
  }

  /// Group disclosure of counts: with at most `coalition` of a group outside a cell, its members
  /// know that all others are inside (k-disclosure, SDC Handbook chapter 5).
  ///
  /// @param group count of the group, the parent of the cell
  static boolean disclosesGroup(long group, long cell, int coalition) {
    return group > 0 && group - coalition <= cell;
  }

  private static Assessment unsafeIf(boolean unsafe, BigDecimal level) {
    return unsafe ? new Assessment.Unsafe(level) : new Assessment.Safe();
  }

  private static BigDecimal times(BigDecimal amount, int numerator, int denominator) {
    return amount
        .multiply(BigDecimal.valueOf(numerator))
        .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL128);
  }

  private static void requireAtLeast(int value, int least, String what) {
    if (value < least) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d %s is too few; valid are %d and above", value, what, least));
    }
  }

  private static void requirePercent(int percent) {
    if (percent < 1 || percent > 99) {
      throw new IllegalArgumentException(percent + " percent; valid are 1 to 99");
    }
  }
}
