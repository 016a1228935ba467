package org.throughline.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.ProtectedCount;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.disclosure.history.Fact;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Losses;
import org.throughline.measures.Measures;
import org.throughline.measures.Scope;
import org.throughline.measures.ScopeFacts;
import org.throughline.publish.ReconciliationRow;
import org.throughline.table.CellId;
import org.throughline.table.Spelling;

/// Numbers that a build publishes beside its tables: rows that rules exclude, and how far our number is
/// from the official one.
public final class BesideFacts {

  private BesideFacts() {}

  /// What may be shown of the rows that rules exclude from a scope. Rows that are the difference to another measure are
  /// not: less another rule of the same kind they tell a small one, and they tell the total that a table withholds. Nor are those of
  /// which few came or went since readers were told of them.
  ///
  /// @param rows by rule
  /// @param earlier what publications before said
  public static Map<String, ProtectedCount> excluded(
      Map<String, Long> rows,
      Measures measures,
      Scope scope,
      Policy policy,
      EarlierNumbers earlier) {
    Set<String> differences = measures.differenceRules(scope.measure());
    Map<String, ProtectedCount> shown = new TreeMap<>();
    rows.forEach(
        (rule, count) ->
            shown.put(
                rule,
                differences.contains(rule)
                        || Losses.isForLake(rule)
                        || isFewSince(count, earlier.find(excludedId(scope, rule)), policy)
                    ? ProtectedCount.withheld()
                    : ProtectedCount.of(count, policy)));
    return shown;
  }

  private static boolean isFewSince(
      long count, Optional<EarlierNumbers.Dated> before, Policy policy) {
    long change = Math.abs(count - before.map(EarlierNumbers.Dated::value).orElse(count));
    return change > 0 && change < policy.threshold();
  }

  /// @param known what is known of scopes already
  /// @param reconciliation the rows that are published
  /// @param cells the exact numbers by id
  public static List<Fact> of(
      ScopeFacts known,
      Measures measures,
      List<Scope> scopes,
      List<ReconciliationRow> reconciliation,
      Map<String, CellRecord> cells,
      Policy policy,
      EarlierNumbers earlier) {
    List<Fact> facts = new ArrayList<>();
    for (Scope scope : scopes) {
      excluded(known.excluded(scope), measures, scope, policy, earlier)
          .forEach(
              (rule, rows) ->
                  rows.shown()
                      .ifPresent(
                          shown -> facts.add(new Fact.Shown(excludedId(scope, rule), shown))));
    }
    for (ReconciliationRow row : reconciliation) {
      if (row instanceof ReconciliationRow.Compared compared) {
        CellRecord ours = cells.get(compared.cellId());
        if (ours != null) {
          CellId id =
              CellId.parse(ours.id()).at("less_official", Spelling.TITLE.id(compared.what()));
          facts.add(new Fact.Shown(id.toString(), ours.count() - compared.official()));
        }
      }
    }
    return facts;
  }

  /// What the number of rows that a rule excludes is called.
  private static String excludedId(Scope scope, String rule) {
    return CellId.totalOf(scope.series()).at("excluded", Spelling.TITLE.id(rule)).toString();
  }
}
