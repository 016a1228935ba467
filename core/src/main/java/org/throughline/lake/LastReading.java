package org.throughline.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.throughline.digest.Sha256;
import org.throughline.releases.Survey.SurveyedSheet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the last good build read, as far as it can be trusted: the same reader, and nothing changed since.
///
/// Every lake has a file `reading.json`: a line of JSON with the account of every sheet that was read and
/// the digests of its parts, and a line with the digest of the first. It holds no value of any row.
final class LastReading {

  /// The file in the lake.
  static final String FILE = "reading.json";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path lake;
  private final List<StoredSheet> sheets;

  private LastReading(Path lake, List<StoredSheet> sheets) {
    this.lake = lake;
    this.sheets = List.copyOf(sheets);
  }

  /// What is written.
  ///
  /// @param reader fingerprint of the reader
  record Content(String reader, List<StoredSheet> sheets) {
    Content {
      sheets = List.copyOf(sheets);
    }
  }

  /// Nothing was read before.
  static LastReading none() {
    return new LastReading(Path.of(""), List.of());
  }

  /// What a lake says of its reading. A reader of another kind, and a file that is missing or damaged,
  /// come to nothing.
  static LastReading of(Path lake, String reader) {
    try {
      List<String> lines = Files.readAllLines(lake.resolve(FILE));
      if (lines.size() != 2 || !lines.get(1).equals(digest(lines.get(0)))) {
        return none();
      }
      Content content = JSON.readValue(lines.get(0), Content.class);
      return content.reader().equals(reader) ? new LastReading(lake, content.sheets()) : none();
    } catch (IOException | JacksonException e) {
      return none();
    }
  }

  /// Writes the file for the next build.
  static void write(Path lake, String reader, List<StoredSheet> sheets) throws IOException {
    String line = JSON.writeValueAsString(new Content(reader, sheets));
    Files.writeString(lake.resolve(FILE), line + "\n" + digest(line) + "\n");
  }

  static String digest(String line) {
    return Sha256.of(line);
  }

  /// The sheet as it was read before; empty when it is new or its file has changed.
  Optional<StoredSheet> find(SurveyedSheet sheet) {
    return sheets.stream().filter(stored -> stored.is(sheet)).findFirst();
  }

  /// The lake of the last good build.
  Path lake() {
    return lake;
  }
}
