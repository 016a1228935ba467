package org.throughline.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.throughline.releases.Survey.SurveyedSheet;

/// A sheet as a build left it: its account, and its files in the lake.
record StoredSheet(SheetAccount account, List<StoredPart> parts) {

  StoredSheet {
    parts = List.copyOf(parts);
  }

  /// One Parquet file of a sheet.
  ///
  /// @param table the folder
  /// @param name the file in it
  /// @param sha256 digest of the file
  record StoredPart(String table, String name, String sha256) {

    private static final Pattern TABLE = Pattern.compile("[a-z_]+");
    private static final Pattern NAME = Pattern.compile("\\d+\\.parquet");

    StoredPart {
      if (!TABLE.matcher(table).matches() || !NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("No part of a lake: " + table + "/" + name);
      }
    }

    /// The part as it is now.
    static StoredPart of(String table, Path file) throws IOException {
      return new StoredPart(table, String.valueOf(file.getFileName()), Copies.digest(file));
    }

    Path in(Path lake) {
      return lake.resolve(table).resolve(name);
    }
  }

  /// Whether this is that sheet: the same bytes, under the same names, in the same release.
  boolean is(SurveyedSheet sheet) {
    SheetLedger was = account.sheet();
    return was.sha256().equals(sheet.file().sha256())
        && was.file().equals(sheet.file().name())
        && was.release().equals(sheet.release())
        && was.position() == sheet.sheet().position()
        && was.sheet().equals(sheet.sheet().name());
  }

  /// Copies the files of `lake` to `target`, where their names begin with another number.
  ///
  /// @return the sheet there; null when a file is missing or is not what it was, and then no file is left
  @org.jspecify.annotations.Nullable
  StoredSheet copied(Path lake, Path target, String name) throws IOException {
    List<StoredPart> moved =
        parts.stream().map(part -> new StoredPart(part.table(), name, part.sha256())).toList();
    boolean whole = true;
    for (int i = 0; whole && i < parts.size(); i++) {
      Path file = parts.get(i).in(lake);
      whole = Copies.copy(file, moved.get(i).in(target), parts.get(i).sha256());
    }
    if (!whole) {
      for (StoredPart part : moved) {
        Files.deleteIfExists(part.in(target));
      }
      return null;
    }
    return new StoredSheet(account, moved);
  }
}
