package org.throughline.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.measures.Explainer;
import org.throughline.measures.Scope;
import org.throughline.pipeline.BesideFacts;
import org.throughline.pipeline.Method;
import org.throughline.table.TableId;

/// The numbers of rows that rules exclude, as published beside tables and as counted anew.
public record ExcludedRowsCheck(Method method, List<Scope> scopes) {

  public ExcludedRowsCheck {
    scopes = List.copyOf(scopes);
  }

  /// @param published rows by rule, by table; without those that are withheld
  /// @param earlier what publications before said
  public List<String> problems(
      Map<String, Map<String, Long>> published, Policy policy, EarlierNumbers earlier) {
    List<String> problems = new ArrayList<>();
    for (Scope scope : scopes) {
      Map<String, Long> rows = new TreeMap<>();
      Map<String, Long> all =
          Explainer.excluded(method.engine(), method.measures().measure(scope.measure()), scope);
      BesideFacts.excluded(all, method.measures(), scope, policy, earlier)
          .forEach((rule, count) -> count.shown().ifPresent(shown -> rows.put(rule, shown)));
      published.forEach(
          (table, excluded) -> {
            if (isOf(table, scope) && !excluded.equals(rows)) {
              problems.add(
                  "The metadata of table '%s' say that rules exclude %s; what may be shown is %s"
                      .formatted(table, excluded, rows));
            }
          });
    }
    return problems;
  }

  private static boolean isOf(String table, Scope scope) {
    return TableId.find(table).filter(id -> id.series().equals(scope.series())).isPresent();
  }
}
