package org.throughline.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.throughline.disclosure.problem.JointSystem;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Equation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A published or constructed instance with its known answers; each file names its source.
public record Instance(CountTable table, JsonNode expected) {

  public static Instance read(String name) {
    try (InputStream in = Instance.class.getResourceAsStream("instances/" + name + ".json")) {
      JsonNode root = JsonMapper.shared().readTree(Objects.requireNonNull(in, name));
      List<Cell> cells = new ArrayList<>();
      root.get("cells")
          .properties()
          .forEach(e -> cells.add(new Cell(e.getKey(), List.of("x"), e.getValue().asLong())));
      List<Equation> equations = new ArrayList<>();
      for (JsonNode equation : root.get("equations")) {
        List<String> parts = new ArrayList<>();
        equation.get("parts").forEach(part -> parts.add(part.asString()));
        equations.add(new Equation(equation.get("total").asString(), parts));
      }
      Dimension dimension =
          new Dimension(
              "place", "Place", DimensionKind.PERSONAL, List.of(new Category("x", "Anywhere")));
      return new Instance(
          new CountTable(name, name, "units", List.of(dimension), cells, equations),
          root.get("expected"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JointSystem system() {
    return JointSystem.of(List.of(table));
  }

  /// Expected `[min, max]` pairs by cell id.
  public Map<String, double[]> intervals(String key) {
    Map<String, double[]> intervals = new HashMap<>();
    expected
        .get(key)
        .properties()
        .forEach(
            e ->
                intervals.put(
                    e.getKey(),
                    new double[] {e.getValue().get(0).asDouble(), e.getValue().get(1).asDouble()}));
    return intervals;
  }

  /// Expected list of cell ids.
  public List<String> pattern(String key) {
    List<String> ids = new ArrayList<>();
    expected.get(key).get("pattern").forEach(id -> ids.add(id.asString()));
    return ids;
  }
}
