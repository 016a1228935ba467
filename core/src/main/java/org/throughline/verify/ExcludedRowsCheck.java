package org.throughline.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.throughline.measures.Explainer;
import org.throughline.measures.Scope;
import org.throughline.pipeline.Method;
import org.throughline.table.TableId;

/// The numbers of rows that rules exclude, as published beside tables and as counted anew.
public record ExcludedRowsCheck(Method method, List<Scope> scopes) {

  public ExcludedRowsCheck {
    scopes = List.copyOf(scopes);
  }

  /// @param published rows by rule, by table
  public List<String> problems(Map<String, Map<String, Long>> published) {
    List<String> problems = new ArrayList<>();
    for (Scope scope : scopes) {
      Map<String, Long> rows =
          Explainer.excluded(method.engine(), method.measures().measure(scope.measure()), scope);
      published.forEach(
          (table, excluded) -> {
            if (isOf(table, scope) && !excluded.equals(rows)) {
              problems.add(
                  "The metadata of table '%s' say that rules exclude %s; they exclude %s"
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
