package org.throughline.workspace;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.measures.CellRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The exact numbers of a build, one JSON object per line. Stays on the local machine.
public final class CellsFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CellsFile() {}

  public static Path in(Path build) {
    return build.resolve("measures").resolve("cells.jsonl");
  }

  public static void write(Path build, Collection<CellRecord> cells) throws IOException {
    Files.createDirectories(in(build).getParent());
    try (Writer out = Files.newBufferedWriter(in(build))) {
      for (CellRecord cell : cells) {
        out.write(JSON.writeValueAsString(cell));
        out.write('\n');
      }
    }
  }

  /// The number called `id`.
  public static Optional<CellRecord> find(Path build, String id) throws IOException {
    try (Stream<String> lines = Files.lines(in(build))) {
      return lines
          .filter(line -> line.contains("\"" + id + "\""))
          .map(line -> JSON.readValue(line, CellRecord.class))
          .filter(cell -> cell.id().equals(id))
          .findFirst();
    } catch (JacksonException _) {
      throw new DamagedFileException(in(build));
    }
  }

  public static List<CellRecord> all(Path build) throws IOException {
    List<CellRecord> cells = new ArrayList<>();
    try (Stream<String> lines = Files.lines(in(build))) {
      lines.map(line -> JSON.readValue(line, CellRecord.class)).forEach(cells::add);
    } catch (JacksonException _) {
      throw new DamagedFileException(in(build));
    }
    return cells;
  }
}
