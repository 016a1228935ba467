package org.throughline.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.throughline.disclosure.perturbation.PTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Tables of noise that ship with the program: per count, how many of the keys get which noise.
final class NoiseTable {

  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  private NoiseTable() {}

  /// A table by name.
  ///
  /// @throws IllegalArgumentException if there is none of this name, or its noise is not zero on
  ///     average
  static PTable bundled(String name) {
    String resource = "policies/noise/" + name + ".yaml";
    try (InputStream in = NoiseTable.class.getResourceAsStream(resource)) {
      if (in == null || !name.matches("[a-z-]+")) {
        throw new IllegalArgumentException(
            "Unknown table of noise: '" + name + "'; valid is small-counts");
      }
      PTable table = parse(YAML.readTree(in.readAllBytes()));
      for (int row = 0; row < table.rows(); row++) {
        if (table.bias(row) != 0) {
          throw new IllegalArgumentException(
              "Table of noise '" + name + "' is biased in row " + row);
        }
      }
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PTable parse(JsonNode root) {
    List<PTable.Step> steps = new ArrayList<>();
    for (Map.Entry<String, JsonNode> row : root.get("rows").properties()) {
      int reached = 0;
      for (Map.Entry<String, JsonNode> noise : row.getValue().properties()) {
        int upper = reached + noise.getValue().asInt();
        steps.add(
            new PTable.Step(
                Integer.parseInt(row.getKey()), Integer.parseInt(noise.getKey()), reached, upper));
        reached = upper;
      }
    }
    return PTable.of(root.get("modulus").asInt(), steps);
  }
}
