package org.throughline.disclosure;

import java.math.BigDecimal;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// Extremes of a cell by a solver that the product does not use for audits.
public final class SecondSolver {

  private SecondSolver() {}

  /// Largest value of a cell that agrees with what the attacker knows, not above `cap`.
  public static double max(Attack attack, int cell, long cap) {
    return model(attack, cell, cap).maximise().getValue();
  }

  public static double min(Attack attack, int cell, long cap) {
    Optimisation.Result result = model(attack, cell, cap).minimise();
    if (!result.getState().isOptimal()) {
      throw new IllegalStateException("Second solver: " + result.getState());
    }
    return result.getValue();
  }

  private static ExpressionsBasedModel model(Attack attack, int cell, long cap) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    Variable[] variables = new Variable[attack.system().size()];
    for (int at = 0; at < variables.length; at++) {
      long upper = Math.min(attack.upper(at), cap);
      variables[at] = model.newVariable("x" + at).lower(attack.lower(at));
      variables[at].upper(Math.max(upper, attack.lower(at)));
    }
    variables[cell].weight(BigDecimal.ONE);
    int number = 0;
    for (LinearRow row : attack.system().rows()) {
      Expression expression = model.newExpression("e" + number++).level(BigDecimal.ZERO);
      for (int place = 0; place < row.size(); place++) {
        expression.add(variables[row.cell(place)], row.coefficient(place));
      }
    }
    return model;
  }
}
