package org.throughline.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.throughline.catalog.Catalog;

/// A named, versioned choice of rules: which of several records of one event counts, and which records of one
/// person belong to one another.
///
/// @param ruleSet its name; a set that changes gets a new one
/// @param title for readers
/// @param source where the rules are from
/// @param rules rule by lake table
/// @param links windows and methods
public record RuleSet(
    String ruleSet, String title, String source, Map<String, String> rules, List<LinkRule> links) {

  private static final String FOLDER = "/rules";

  /// The set that is used where none is chosen.
  public static final String RECOMMENDED = "throughline-1";

  public RuleSet {
    rules = Map.copyOf(rules);
    links = List.copyOf(links);
    if (!rules.keySet().equals(Set.copyOf(Combination.Rule.DATED))) {
      throw new IllegalArgumentException(
          "Rule set '%s' must have a rule for each of %s and no other table; it has %s"
              .formatted(ruleSet, Combination.Rule.DATED, rules.keySet()));
    }
  }

  /// The window in which two records of a person may belong together.
  ///
  /// @param link `arrest-stay` or `stay-removal`
  /// @param method how pairs are chosen among those in the window
  /// @param fromDays the least days from arrest to stay, or from departure to the end of the stay
  /// @param toDays the most
  public record LinkRule(String link, LinkMethod method, int fromDays, int toDays) {
    public LinkRule {
      if (fromDays > toDays) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "Link '%s' has a window from %d to %d days", link, fromDays, toDays));
      }
    }
  }

  /// Every rule set that ships with the program, by name.
  public static List<RuleSet> all() {
    return Catalog.records(FOLDER, RuleSet.class);
  }

  /// The rule set called `name`.
  ///
  /// @throws IllegalArgumentException naming the valid ones
  public static RuleSet named(String name) {
    List<RuleSet> all = all();
    return all.stream()
        .filter(set -> set.ruleSet().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no rule set '%s'; valid are %s"
                        .formatted(
                            name, String.join(", ", all.stream().map(RuleSet::ruleSet).toList()))));
  }

  /// The recommended one.
  public static RuleSet recommended() {
    return named(RECOMMENDED);
  }
}
