package org.throughline.disclosure.secondary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.throughline.disclosure.Tables;
import org.throughline.disclosure.linear.*;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.disclosure.problem.LinearRow;
import org.throughline.table.DimensionKind;

/// The protectors' three solvers against another library's, on small problems with fixed seeds.
final class LinearProgramsTest {

  private static final int PROBLEMS = 60;
  private static final Offset<Double> NEAR = within(1e-5);

  /// Cells of a 3 by 3 grid with its margins that may move, and how far.
  private record Moves(Random random, Neighbourhood place, MoveLimits rooms) {

    static Moves of(long seed) {
      Random random = new Random(seed);
      JointSystem system = seed % 2 == 0 ? grid() : anyRows(random);
      List<Integer> members =
          IntStream.range(0, system.size()).filter(cell -> random.nextInt(5) > 0).boxed().toList();
      Neighbourhood place = new Neighbourhood(system, members);
      MoveLimits rooms = new MoveLimits(place.size());
      for (int cell = 0; cell < place.size(); cell++) {
        boolean isOpen = random.nextInt(4) == 0;
        rooms.set(cell, isOpen ? Double.POSITIVE_INFINITY : random.nextInt(7), random.nextInt(7));
      }
      return new Moves(random, place, rooms);
    }

    private static JointSystem grid() {
      return JointSystem.of(
          List.of(Tables.grid("g", "kind", DimensionKind.PERSONAL, new long[3][3])));
    }

    /// Equations that are no sums.
    private static JointSystem anyRows(Random random) {
      List<LinearRow> rows = new ArrayList<>();
      for (int row = 0; row < 4; row++) {
        int[] cells = IntStream.range(0, 10).filter(cell -> random.nextInt(2) == 0).toArray();
        if (cells.length > 0) {
          rows.add(
              new LinearRow(
                  cells,
                  random
                      .ints(cells.length, 1, 5)
                      .mapToLong(size -> random.nextBoolean() ? size : -size)
                      .toArray()));
        }
      }
      return JointSystem.of(
          IntStream.range(0, 10).mapToObj(String::valueOf).toList(), new long[10], rows);
    }

    int anyCell() {
      return random.nextInt(place.size());
    }

    double room(int cell, double direction) {
      return direction > 0 ? rooms.up[cell] : rooms.down[cell];
    }

    void requireBalanced(double[] change, int moved) {
      for (LinearRow row : place.rows()) {
        double sum = 0;
        for (int at = 0; at < row.size(); at++) {
          int cell = place.indexOf(row.cell(at));
          sum += cell < 0 ? 0 : row.coefficient(at) * change[cell];
        }
        assertThat(sum).isCloseTo(0, NEAR);
      }
      for (int cell = 0; cell < change.length; cell++) {
        if (cell != moved) {
          assertThat(change[cell]).isBetween(-rooms.down[cell] - 1e-5, rooms.up[cell] + 1e-5);
        }
      }
    }

    /// Up and down of every cell as variables, and the equations between them.
    ExpressionsBasedModel model(List<Variable> ups, List<Variable> downs) {
      ExpressionsBasedModel model = new ExpressionsBasedModel();
      for (int cell = 0; cell < place.size(); cell++) {
        ups.add(model.newVariable("up" + cell).lower(0).upper(Math.min(rooms.up[cell], 1000)));
        downs.add(model.newVariable("down" + cell).lower(0).upper(rooms.down[cell]));
      }
      for (LinearRow row : place.rows()) {
        Expression sum = model.newExpression("row" + model.countExpressions()).level(0);
        for (int at = 0; at < row.size(); at++) {
          int cell = place.indexOf(row.cell(at));
          if (cell >= 0) {
            sum.add(ups.get(cell), row.coefficient(at));
            sum.add(downs.get(cell), -row.coefficient(at));
          }
        }
      }
      return model;
    }
  }

  @Test
  void theCheapestMoveIsAsCheapAsAnotherSolversAndBalanced() {
    int moved = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Moves moves = Moves.of(seed);
      CheapestMove mover = new CheapestMove(new Basis(moves.place()), moves.place().size());
      // The basis is kept from one question to the next.
      for (int question = 0; question < 2; question++) {
        moved += cheapest(moves, mover) ? 1 : 0;
      }
    }
    assertThat(moved).isBetween(PROBLEMS / 2, 2 * PROBLEMS - 10);
  }

  private static boolean cheapest(Moves moves, CheapestMove mover) {
    int cell = moves.anyCell();
    double distance = (1 + moves.random().nextInt(5)) * (moves.random().nextBoolean() ? 1 : -1);
    Prices prices = new Prices(moves.place().size());
    double[] price = new double[moves.place().size()];
    for (int at = 0; at < price.length; at++) {
      price[at] = 1 + moves.random().nextInt(20);
      prices.set(at, price[at], moves.room(at, 1), moves.room(at, -1));
    }
    prices.reward(cell, distance, 300 * prices.dearest());
    Optional<double[]> change = mover.move(cell, distance, prices);
    Optional<Double> least = leastCost(moves, price, cell, distance);
    assertThat(change.isPresent()).isEqualTo(least.isPresent());
    if (change.isPresent()) {
      moves.requireBalanced(change.get(), cell);
      assertThat(change.get()[cell]).isCloseTo(distance, NEAR);
      double cost = 0;
      for (int at = 0; at < price.length; at++) {
        cost += at == cell ? 0 : price[at] * Math.abs(change.get()[at]);
      }
      assertThat(cost).isCloseTo(least.orElseThrow(), NEAR);
    }
    return change.isPresent();
  }

  private static Optional<Double> leastCost(
      Moves moves, double[] price, int moved, double distance) {
    List<Variable> ups = new ArrayList<>();
    List<Variable> downs = new ArrayList<>();
    ExpressionsBasedModel model = moves.model(ups, downs);
    for (int cell = 0; cell < price.length; cell++) {
      if (cell != moved) {
        ups.get(cell).weight(price[cell]);
        downs.get(cell).weight(price[cell]);
      }
    }
    ups.get(moved).level(Math.max(0, distance));
    downs.get(moved).level(Math.max(0, -distance));
    Optimisation.Result result = model.minimise();
    return result.getState().isFeasible() ? Optional.of(result.getValue()) : Optional.empty();
  }

  @Test
  void theFarthestMoveIsAsFarAsAnotherSolversAndItsRatesSayWhy() {
    int stopped = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Moves moves = Moves.of(seed);
      FarthestMove mover = new FarthestMove(new Basis(moves.place()), moves.place().size());
      for (int question = 0; question < 2; question++) {
        stopped += farthest(moves, mover) ? 1 : 0;
      }
    }
    assertThat(stopped).isBetween(PROBLEMS / 2, 2 * PROBLEMS - 10);
  }

  /// Whether the cell could not be sent all the move.
  private static boolean farthest(Moves moves, FarthestMove mover) {
    int cell = moves.anyCell();
    int direction = moves.random().nextBoolean() ? 1 : -1;
    double enough = 1 + moves.random().nextInt(9);
    long before = mover.work();
    double reached = mover.send(cell, direction, enough, moves.rooms());
    assertThat(mover.work()).isGreaterThan(before);
    double farthest = farthest(moves, cell, direction);
    assertThat(reached).isCloseTo(Math.min(enough, farthest), NEAR);
    if (reached < enough - 1e-6) {
      double[] rates = mover.rates(cell, direction);
      double capacity = 0;
      for (int at = 0; at < rates.length; at++) {
        capacity +=
            Math.abs(rates[at]) < 1e-9 ? 0 : Math.abs(rates[at]) * moves.room(at, rates[at]);
      }
      assertThat(capacity).isCloseTo(reached, NEAR);
      return true;
    }
    return false;
  }

  private static double farthest(Moves moves, int cell, int direction) {
    List<Variable> ups = new ArrayList<>();
    List<Variable> downs = new ArrayList<>();
    ExpressionsBasedModel model = moves.model(ups, downs);
    ups.get(cell).weight(direction);
    downs.get(cell).weight(-direction);
    return model.maximise().getValue();
  }

  @Test
  void theRelaxedCoverIsAsCheapAsAnotherSolversWithEveryCutThatIsAdded() {
    int impossible = 0;
    long work = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Random random = new Random(seed);
      double[] costs = random.doubles(6, 1, 20).toArray();
      int[] bounds = random.ints(6, 0, 6).map(drawn -> drawn < 4 ? -1 : drawn - 4).toArray();
      MasterProblem program = new MasterProblem(costs, bounds);
      List<double[]> cuts = new ArrayList<>();
      for (int cut = 0; cut < 5; cut++) {
        cuts.add(random.doubles(6, -0.4, 1).map(drawn -> Math.max(0, drawn)).toArray());
        program.add(cuts.getLast());
        impossible += isImpossible(program, costs, bounds, cuts) ? 1 : 0;
      }
      work += program.work();
    }
    assertThat(work).isPositive();
    assertThat(impossible).isBetween(5, 4 * PROBLEMS);
  }

  private static boolean isImpossible(
      MasterProblem program, double[] costs, int[] bounds, List<double[]> cuts) {
    MasterProblem.End end = program.solve();
    Optional<Double> least = leastCover(costs, bounds, cuts);
    assertThat(end)
        .isEqualTo(least.isPresent() ? MasterProblem.End.SOLVED : MasterProblem.End.IMPOSSIBLE);
    if (least.isEmpty()) {
      return true;
    }
    double[] point = program.point();
    double cost = 0;
    for (int cell = 0; cell < point.length; cell++) {
      assertThat(point[cell]).isBetween(0.0, 1.0);
      assertThat(bounds[cell] < 0 || point[cell] == bounds[cell]).isTrue();
      cost += costs[cell] * point[cell];
    }
    for (double[] cut : cuts) {
      assertThat(IntStream.range(0, cut.length).mapToDouble(c -> cut[c] * point[c]).sum())
          .isGreaterThan(1 - 1e-6);
    }
    assertThat(cost).isCloseTo(least.get(), NEAR);
    return false;
  }

  private static Optional<Double> leastCover(double[] costs, int[] bounds, List<double[]> cuts) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    List<Variable> cells = new ArrayList<>();
    for (int cell = 0; cell < costs.length; cell++) {
      cells.add(
          model
              .newVariable("x" + cell)
              .lower(bounds[cell] == 1 ? 1 : 0)
              .upper(bounds[cell] == 0 ? 0 : 1)
              .weight(BigDecimal.valueOf(costs[cell])));
    }
    for (double[] cut : cuts) {
      Expression covered = model.newExpression("cut" + model.countExpressions()).lower(1);
      for (int cell = 0; cell < cut.length; cell++) {
        covered.add(cells.get(cell), cut[cell]);
      }
    }
    Optimisation.Result result = model.minimise();
    return result.getState().isFeasible() ? Optional.of(result.getValue()) : Optional.empty();
  }
}
