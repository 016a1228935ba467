package org.throughline.disclosure.format;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.throughline.disclosure.problem.Attack;
import org.throughline.disclosure.problem.ImpliedLowerBound;
import org.throughline.disclosure.secondary.Task;

/// A protection problem: cells with levels, equations, and what insiders know.
///
/// @param insiders cells by index that a respondent knows exactly, or several together
/// @param least what is possible for them at all
/// @param unpublished cells by index that no table has: unknowns that have to be protected too
/// @param refinement what else has to be protected once some cells are withheld
public record SetProblem(
    JjFile file,
    List<Set<Integer>> insiders,
    ImpliedLowerBound least,
    Set<Integer> unpublished,
    Refinement refinement) {

  /// Looks at what a pattern of withheld cells leaves to be worked out.
  @FunctionalInterface
  public interface Refinement {
    /// The same problem with more to protect, its cells being the same and some after them; nothing if the
    /// pattern leaves nothing unsafe.
    ///
    /// @param withheld ids of cells
    Optional<SetProblem> after(Set<String> withheld);
  }

  public SetProblem {
    insiders = insiders.stream().map(Set::copyOf).toList();
    unpublished = Set.copyOf(unpublished);
  }

  /// A problem that levels as much against insiders as against others.
  public SetProblem(JjFile file, List<Set<Integer>> insiders) {
    this(file, insiders, ImpliedLowerBound.ANYTHING, Set.of(), any -> Optional.empty());
  }

  /// The tables' own cells by index, in order.
  public List<Integer> ownCells() {
    return IntStream.range(0, file.cells().size())
        .boxed()
        .filter(cell -> !unpublished.contains(cell))
        .toList();
  }

  /// What a protector has to do.
  public Task task() {
    return file.task(insiders, least);
  }

  /// What readers know when these cells are withheld, with all levels.
  public Attack attack(Set<Integer> withheld) {
    return file.attack(withheld).withInsiders(insiders).easedTo(least);
  }
}
