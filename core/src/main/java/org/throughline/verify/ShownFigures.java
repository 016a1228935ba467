package org.throughline.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.disclosure.problem.Derived;
import org.throughline.table.CountTable;

/// The figures of a page beside the exact counts.
///
/// @param right readers who know those that are what the counts come to
/// @param problems those that are not
public record ShownFigures(AttackerKnowledge right, List<String> problems) {

  public ShownFigures {
    problems = List.copyOf(problems);
  }

  public static ShownFigures of(PublishedFolder shown, List<CountTable> exact, Policy policy) {
    if (!policy.method().isExact()) {
      // Shares of perturbed numbers tell what those do; the numbers themselves are attacked.
      return new ShownFigures(AttackerKnowledge.NOTHING, List.of());
    }
    Map<String, Long> counts = new HashMap<>();
    exact.forEach(table -> table.cells().forEach(cell -> counts.put(cell.id(), cell.count())));
    List<Derived> right = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Derived figure : shown.figures()) {
      boolean isKnown =
          figure.says().stream().allMatch(one -> counts.keySet().containsAll(one.cells()));
      if (isKnown && figure.agrees(counts::get)) {
        right.add(figure);
      } else {
        problems.add("The page shows a wrong " + figure.id());
      }
    }
    return new ShownFigures(AttackerKnowledge.NOTHING.knowing(right), problems);
  }
}
