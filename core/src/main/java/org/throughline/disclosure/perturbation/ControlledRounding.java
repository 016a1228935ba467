package org.throughline.disclosure.perturbation;

import java.math.BigDecimal;
import java.util.Optional;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;

/// Zero-restricted controlled rounding: every cell goes to an adjacent multiple of the base,
/// multiples stay, all equations keep holding, and the sum of absolute deviations is least (SDC
/// Handbook, chapter 5). For small systems: it is solved by branch and bound.
///
/// @param base 3 and 5 are common
public record ControlledRounding(int base) {

  /// In steps, not in time, so that the result does not depend on the machine.
  private static final int STEPS = 200_000;

  /// The rounded counts by cell, or nothing if no adjacent multiples add up.
  public Optional<long[]> round(JointSystem system) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    model.options.iterations_abort = STEPS;
    Variable[] up = new Variable[system.size()];
    for (int cell = 0; cell < up.length; cell++) {
      int residual = residual(system, cell);
      up[cell] = model.newVariable("up" + cell).binary().weight(base - 2 * residual);
      if (residual == 0) {
        up[cell].level(0);
      }
    }
    for (LinearRow row : system.rows()) {
      balance(model, system, row, up);
    }
    Optimisation.Result result = model.minimise();
    if (!result.getState().isFeasible()) {
      return Optional.empty();
    }
    long[] rounded = new long[up.length];
    for (int cell = 0; cell < up.length; cell++) {
      long multiple = Math.round(result.doubleValue(cell));
      rounded[cell] = system.count(cell) - residual(system, cell) + base * multiple;
    }
    return isAdditive(system, rounded) ? Optional.of(rounded) : Optional.empty();
  }

  private int residual(JointSystem system, int cell) {
    return Math.toIntExact(Math.floorMod(system.count(cell), base));
  }

  /// In multiples of the base: what is rounded up has to make up for the residuals.
  private void balance(
      ExpressionsBasedModel model, JointSystem system, LinearRow row, Variable[] up) {
    Expression expression = model.newExpression("row" + model.countExpressions());
    long floors = 0;
    for (int place = 0; place < row.size(); place++) {
      int cell = row.cell(place);
      expression.add(up[cell], BigDecimal.valueOf(row.coefficient(place)));
      floors += row.coefficient(place) * ((system.count(cell) - residual(system, cell)) / base);
    }
    expression.level(-floors);
  }

  private static boolean isAdditive(JointSystem system, long[] rounded) {
    return system.rows().stream().allMatch(row -> row.at(rounded) == 0);
  }
}
