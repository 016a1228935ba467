package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.throughline.disclosure.AttackKind;
import org.throughline.disclosure.KnowledgeSource;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.FactText;
import org.throughline.disclosure.history.Links;
import org.throughline.disclosure.problem.AttackerKnowledge;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;

/// What readers know from elsewhere: the official figures that ship with the program or that releases state, official
/// series of the same days, and what a file lists.
public final class KnownNumbers {

  private final Map<String, Long> exact = new HashMap<>();
  private final List<CountTable> tables;
  private final List<Fact> facts = new ArrayList<>();

  /// @param tables the exact tables of a build
  public KnownNumbers(List<CountTable> tables) {
    this.tables = List.copyOf(tables);
    for (CountTable table : tables) {
      for (Cell cell : table.cells()) {
        exact.put(cell.id(), cell.count());
      }
    }
  }

  /// Official numbers that the build's own are equal to.
  KnownNumbers withPrinted(List<Fact> printed) {
    facts.addAll(printed);
    return this;
  }

  /// The facts in a file, one to a line.
  ///
  /// @throws RefusedException naming file and line, if a line is no fact, or a number is not what it is
  ///     said to be
  public KnownNumbers withFile(Path file) throws RefusedException {
    Set<String> ours = Set.copyOf(exact.keySet());
    each(file, this::add);
    requireUse(file, ours);
    return this;
  }

  /// Before anything is made of them: whether every line of a file is a fact.
  ///
  /// @throws RefusedException naming the line that is none
  static void requireFacts(Path file) throws RefusedException {
    each(file, fact -> {});
  }

  private static void each(Path file, Consumer<Fact> use) throws RefusedException {
    List<String> lines = lines(file);
    for (int line = 0; line < lines.size(); line++) {
      if (!lines.get(line).isBlank()) {
        try {
          use.accept(FactText.read(lines.get(line)));
        } catch (IllegalArgumentException e) {
          throw new RefusedException(
              Reason.BAD_INPUT,
              String.format(Locale.ROOT, "%s, line %d: %s", file, line + 1, e.getMessage()));
        }
      }
    }
  }

  private static List<String> lines(Path file) throws RefusedException {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw RefusedException.unreadable(file, e);
    }
  }

  /// A number of its own has to be part of a sum: one that nothing ties to the build, a mistyped id for
  /// example, would be passed over.
  private void requireUse(Path file, Set<String> ours) throws RefusedException {
    Set<String> tied = new HashSet<>(ours);
    for (Fact fact : facts) {
      if (fact instanceof Fact.Sum sum) {
        tied.addAll(sum.parts());
        tied.add(sum.total());
      }
    }
    for (Fact fact : facts) {
      if (fact instanceof Fact.Shown shown && !tied.contains(shown.cell())) {
        throw new RefusedException(
            Reason.BAD_INPUT,
            "%s: no number of the build is called '%s', and no sum here has it"
                .formatted(file, shown.cell()));
      }
    }
  }

  private void add(Fact fact) {
    switch (fact) {
      case Fact.Printed(String cell, long value) -> requireEqual(cell, value);
      case Fact.Shown(String cell, long value) -> requireEqual(cell, value);
      case Fact.Figure figure -> {
        Set<String> unknown = new HashSet<>();
        figure.derived().says().forEach(one -> unknown.addAll(one.cells()));
        unknown.removeAll(exact.keySet());
        if (!unknown.isEmpty()) {
          throw new IllegalArgumentException("No number is called " + unknown);
        }
        if (!figure.derived().agrees(exact::get)) {
          throw new IllegalArgumentException(
              "'%s' is not what the counts come to".formatted(figure.derived().id()));
        }
      }
      case Fact.Sum sum -> requireSum(sum);
      case Fact.Threshold threshold ->
          throw new IllegalArgumentException(
              "threshold %s is a rule: numbers, sums and figures are valid here"
                  .formatted(threshold.least()));
      case Fact.Day day ->
          throw new IllegalArgumentException(
              "'%s' is a day: numbers, sums and figures are valid here".formatted(day.day()));
      case Fact.Label label ->
          throw new IllegalArgumentException(
              "'%s' is a label: numbers, sums and figures are valid here".formatted(label.label()));
      case Fact.Behind behind ->
          throw new IllegalArgumentException(
              "'%s' is put together with others: what is known is valid here"
                  .formatted(behind.cell()));
      case Fact.Hidden hidden ->
          throw new IllegalArgumentException(
              "'%s' is hidden: what is known is valid here".formatted(hidden.cell()));
    }
    facts.add(fact);
  }

  private void requireEqual(String cell, long value) {
    Long count = exact.putIfAbsent(cell, value);
    if (count != null && count != value) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "'%s' is said to be %d and is %d here", cell, value, count));
    }
  }

  private void requireSum(Fact.Sum sum) {
    long parts = 0;
    for (String part : sum.parts()) {
      Long count = exact.get(part);
      if (count == null) {
        throw new IllegalArgumentException("No number is called '" + part + "'");
      }
      parts += count;
    }
    long total = parts;
    Long given = exact.putIfAbsent(sum.total(), total);
    if (given != null && given != total) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "'%s' is %d, its parts sum to %d", sum.total(), given, total));
    }
  }

  /// Everything known from elsewhere, for the audit.
  public KnowledgeSource learned() {
    Links links = new Links(tables, facts, this::count);
    Map<String, Long> numbers = new HashMap<>();
    Map<String, Long> printed = new HashMap<>();
    for (Fact fact : facts) {
      switch (fact) {
        case Fact.Shown(String cell, long value) -> numbers.put(cell, value);
        case Fact.Printed(String cell, long value) -> printed.put(cell, value);
        default -> {}
      }
    }
    return new KnowledgeSource(
        AttackKind.KNOWN_ELSEWHERE,
        new AttackerKnowledge(links.tables(), numbers, Set.of())
            .knowing(links.figures())
            .reading(printed));
  }

  private OptionalLong count(String cell) {
    Long count = exact.get(cell);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /// How many facts.
  public int size() {
    return facts.size();
  }
}
