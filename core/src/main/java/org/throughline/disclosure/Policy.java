package org.throughline.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.throughline.disclosure.primary.CountRules;
import org.throughline.disclosure.primary.Rule;
import org.throughline.disclosure.primary.Zeros;

/// The rules by which a publication is protected. What readers see of it is [#publicRules] and
/// [#publicMagnitudeRules]; the parameters of rules for magnitudes stay on the local machine.
///
/// @param id the name of the policy, for example `default`
/// @param reason why these rules, in a sentence that readers see
/// @param method how numbers are protected
/// @param counts which counts are protected
/// @param recodes whether categories are put together before anything is withheld
/// @param magnitudes rules for tables of amounts; empty in a policy for counts only
public record Policy(
    String id,
    String reason,
    Method method,
    CountRules counts,
    boolean recodes,
    List<Rule> magnitudes) {

  /// A policy that recodes where its method withholds.
  public Policy(String id, String reason, Method method, CountRules counts, List<Rule> magnitudes) {
    this(id, reason, method, counts, method.isExact(), magnitudes);
  }

  public Policy {
    if (id.isBlank()) {
      throw new IllegalArgumentException("id is blank; valid is a name");
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("Policy '" + id + "' gives no reason");
    }
    magnitudes = List.copyOf(magnitudes);
  }

  /// Suppression by a threshold alone, zeros shown.
  public Policy(String id, int threshold, String reason) {
    this(id, reason, new Method.Suppression(), CountRules.of(threshold), List.of());
  }

  /// A count from 1 to `threshold - 1` is small.
  public int threshold() {
    return counts.threshold();
  }

  /// The same policy with another threshold, chosen by whoever publishes; its reason says so, because
  /// the reason of a policy speaks of the policy's own threshold.
  public Policy withThreshold(int other) {
    if (other == threshold()) {
      return this;
    }
    String chosen =
        String.format(
            Locale.ROOT,
            "Whoever publishes chose the threshold %d instead of the %d of policy '%s'.",
            other,
            threshold(),
            id);
    return new Policy(id, chosen, method, counts.withThreshold(other), recodes, magnitudes);
  }

  /// The same policy where publications before withheld more: what was withheld or put together then stays so.
  ///
  /// @param before their threshold; of policies with noise or rounding it says nothing
  public Policy after(int before) {
    return !method.isExact() || before <= threshold()
        ? this
        : new Policy(
            id,
            String.format(
                Locale.ROOT,
                "Counts below %d were withheld in publications before, and stay so.",
                before),
            method,
            counts.withThreshold(before),
            recodes,
            magnitudes);
  }

  /// The same policy against so many of the counted who put together what they know.
  public Policy withInsiders(int members) {
    return new Policy(id, reason, method, counts.withInsiders(members), recodes, magnitudes);
  }

  /// The rules for counts as text that [PolicyReader] reads back; rules for magnitudes are left out.
  public String text() {
    return PolicyText.of(this);
  }

  /// The rules for counts in sentences for readers, without anything that has to stay confidential.
  public List<String> publicRules() {
    List<String> sentences = new ArrayList<>(List.of(method.description()));
    if (!method.isExact()) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Of a count from 1 to %d values at least %d apart stay possible, whatever the totals"
                  + " tell.",
              threshold() - 1,
              method.leastWidth()));
    }
    if (method.isExact()) {
      if (recodes) {
        sentences.add("Small categories are put together first; each table says which.");
      }
      sentences.add(withheldCounts() + " is withheld, and whatever would let it be worked out.");
      sentences.add(
          switch (counts.zeros()) {
            case SHOWN -> "Zeros are shown.";
            case COMPLEMENTARY -> "Zeros are shown unless they protect other counts.";
            case WITHHELD -> "Zeros are withheld like small counts.";
          });
      sentences.add(
          "A count is small by its people where the release numbers persons, else by its records.");
    }
    if (counts.group() > 0) {
      sentences.add("Nobody can tell that all, or nearly all, of a group are in one cell.");
    }
    if (counts.insiders() > 0) {
      sentences.add("Holds also against people who know the cells that they are alone in.");
    }
    return sentences;
  }

  private String withheldCounts() {
    int least = counts.zeros() == Zeros.WITHHELD ? 0 : 1;
    int most = threshold() - 1;
    return least == most
        ? "A count of " + least
        : String.format(Locale.ROOT, "A count from %d to %d", least, most);
  }

  /// The rules for amounts likewise.
  public List<String> publicMagnitudeRules() {
    List<String> sentences = new ArrayList<>();
    sentences.add("Amounts are exact or withheld.");
    magnitudes.forEach(rule -> sentences.add(rule.publicDescription()));
    if (counts.insiders() > 0) {
      sentences.add("Holds also against those who know amounts that nobody else contributes to.");
    }
    return sentences;
  }
}
