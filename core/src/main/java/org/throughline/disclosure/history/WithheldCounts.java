package org.throughline.disclosure.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.throughline.disclosure.problem.Derived;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The exact counts behind what publications withheld, put together, rounded or gave noise, and of how many people the records of numbers are
/// that are of fewer, kept beside the ledger on the local machine, so that a number which was revised since can be attacked
/// again. Not part of the ledger, which holds only what readers know.
public final class WithheldCounts {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WithheldCounts() {}

  /// The number whose count has to be kept for a fact, if there is one.
  public static Optional<String> cell(Fact fact) {
    return switch (fact) {
      case Fact.Hidden(String cell) -> Optional.of(cell);
      case Fact.Behind(String cell) -> Optional.of(cell);
      case Fact.Figure(Derived.Range range) -> Optional.of(range.cell());
      case Fact.OfNumber _, Fact.Circumstance _, Fact.Sum _, Fact.Figure _ -> Optional.empty();
    };
  }

  /// The name under which is kept of how many people the records of a number are.
  static String people(String name) {
    return "people of " + name;
  }

  /// The names of all that may be kept for a fact.
  public static List<String> names(Fact fact) {
    Optional<String> kept = cell(fact);
    if (kept.isPresent()) {
      return List.of(kept.get(), people(kept.get()));
    }
    return fact instanceof Fact.Shown(String cell, long _) ? List.of(people(cell)) : List.of();
  }

  /// By the name of the number; empty if nothing was kept.
  ///
  /// @throws IOException naming file and line, if it is damaged
  public static Map<String, Long> read(Path file) throws IOException {
    Map<String, Long> counts = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return counts;
    }
    List<String> lines = Files.readAllLines(file);
    for (int line = 0; line < lines.size(); line++) {
      try {
        JsonNode node = JSON.readTree(lines.get(line));
        counts.put(node.required("withheld").asString(), node.required("count").longValue());
      } catch (JacksonException e) {
        throw new IOException(
            String.format(Locale.ROOT, "%s, line %d is not a withheld count", file, line + 1), e);
      }
    }
    return counts;
  }

  /// Writes the whole file anew, in a single step.
  ///
  /// @throws IOException if it cannot be written; then the file is as it was
  public static void write(Path file, Map<String, Long> counts) throws IOException {
    StringBuilder lines = new StringBuilder();
    counts.forEach(
        (name, count) ->
            lines
                .append(
                    JSON.writeValueAsString(
                        JSON.createObjectNode().put("withheld", name).put("count", count)))
                .append('\n'));
    WholeFile.write(file, lines.toString());
  }
}
