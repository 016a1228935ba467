package org.throughline.disclosure.attack;

import java.math.BigDecimal;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.LinearRow;

/// The last resort when the simplex method ends in fractions: a search among whole-number tables
/// by branch and bound. What it returns is a proposal, to be checked exactly.
final class WholeNumbers {

  /// Blocks beyond this size are not searched; their cells count as disclosed.
  private static final int LARGEST = 400;

  /// A limit in steps, not in time, so that the verdict does not depend on the machine.
  private static final int STEPS = 5_000;

  /// Values so many times larger than the true ones are not tried.
  private static final long REACH = 1_000;

  private WholeNumbers() {}

  static Solver solver(Block part) {
    return (column, target) -> search(part, column, target);
  }

  /// Values of the block's columns with one of them at least (or at most) at a target, or the true
  /// counts if none were found.
  static double[] search(Block part, int column, long target) {
    if (part.size() > LARGEST) {
      return part.truth();
    }
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    model.options.iterations_abort = STEPS;
    Variable[] variables = new Variable[part.size()];
    for (int at = 0; at < variables.length; at++) {
      variables[at] = variable(model, part, at);
    }
    boolean upwards = target > part.attack().system().count(part.cell(column));
    if (upwards) {
      variables[column].lower(target);
    } else {
      variables[column].upper(target);
    }
    part.rows().forEach(row -> balance(model, part, row, variables));
    Optimisation.Result result = model.minimise();
    if (!result.getState().isFeasible()) {
      return part.truth();
    }
    double[] point = new double[variables.length];
    for (int at = 0; at < point.length; at++) {
      point[at] = result.doubleValue(at);
    }
    return point;
  }

  private static Variable variable(ExpressionsBasedModel model, Block part, int column) {
    Attack attack = part.attack();
    Variable variable = model.newVariable("c" + column).integer();
    variable.lower(attack.lower(part.cell(column)));
    // The solver does not end on whole numbers without bounds.
    long far = REACH * (1 + Math.abs(attack.system().count(part.cell(column))));
    variable.upper(Math.min(attack.upper(part.cell(column)), far));
    return variable;
  }

  private static void balance(
      ExpressionsBasedModel model, Block part, LinearRow row, Variable[] variables) {
    long constant = 0;
    Expression expression = model.newExpression("row" + model.countExpressions());
    for (int place = 0; place < row.size(); place++) {
      int column = part.column(row.cell(place));
      if (column >= 0) {
        expression.add(variables[column], BigDecimal.valueOf(row.coefficient(place)));
      } else {
        long count = part.attack().system().count(row.cell(place));
        constant = Math.addExact(constant, Math.multiplyExact(row.coefficient(place), count));
      }
    }
    expression.level(-constant);
  }
}
