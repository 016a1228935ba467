package org.throughline.disclosure.primary;

import java.util.Locale;

/// Which counts of a table of people are protected, and against whom.
///
/// @param threshold a count from 1 to `threshold - 1` is small and not published
/// @param zeros what happens to zeros
/// @param group k-disclosure (SDC Handbook, chapter 5): readers may not find out that all of a group
///     but `group` of it or fewer are in one cell; 0 for no such rule
/// @param insiders so many respondents may put together what they know: the counts of cells that
///     hold nobody else; 0 for outsiders only, 1 for lone respondents
public record CountRules(int threshold, Zeros zeros, int group, int insiders) {

  public CountRules {
    requireAtLeast("threshold", threshold, 2);
    requireAtLeast("group", group, 0);
    requireAtLeast("insiders", insiders, 0);
    if (group > 0 && zeros == Zeros.SHOWN) {
      throw new IllegalArgumentException(
          "group "
              + group
              + " with zeros shown: a group is disclosed by the zeros beside it;"
              + " valid zeros are complementary and withheld");
    }
  }

  /// The rule of a threshold alone.
  public static CountRules of(int threshold) {
    return new CountRules(threshold, Zeros.SHOWN, 0, 0);
  }

  public CountRules withThreshold(int other) {
    return new CountRules(other, zeros, group, insiders);
  }

  public CountRules withInsiders(int members) {
    return new CountRules(threshold, zeros, group, members);
  }

  /// Whether a count has to be withheld.
  public boolean isSmall(long count) {
    return count < threshold && (count > 0 || zeros == Zeros.WITHHELD);
  }

  /// The least that a withheld count can be.
  public int least() {
    return zeros == Zeros.SHOWN ? 1 : 0;
  }

  private static void requireAtLeast(String what, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s %d; valid are %d and above", what, value, least));
    }
  }
}
