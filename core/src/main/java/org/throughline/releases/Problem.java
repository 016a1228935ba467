package org.throughline.releases;

import java.io.IOException;

/// Something that keeps a file from being read.
///
/// @param where file, and sheet, row and column as far as they are known
/// @param what what is wrong, with the value
/// @param valid what would be valid
public record Problem(Place where, String what, String valid) {

  /// A place in a file. Unknown parts are empty, an unknown row is 0.
  public record Place(String file, String sheet, int row, String column) {

    public static Place file(String file) {
      return new Place(file, "", 0, "");
    }

    public static Place sheet(String file, String sheet) {
      return new Place(file, sheet, 0, "");
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(file);
      if (!sheet.isEmpty()) {
        text.append(", sheet '").append(sheet).append('\'');
      }
      if (row > 0) {
        text.append(", row ").append(row);
      }
      if (!column.isEmpty()) {
        text.append(", column '").append(column).append('\'');
      }
      return text.toString();
    }
  }

  /// A place that is not read to its end.
  public static Problem unread(Place where, IOException reason) {
    return new Problem(
        where,
        "cannot be read to its end: " + reason.getMessage(),
        reason instanceof NotEnoughMemoryException
            ? NotEnoughMemoryException.REMEDY
            : "the complete file as released");
  }

  @Override
  public String toString() {
    return where + ": " + what + (valid.isEmpty() ? "" : ". Valid: " + valid);
  }
}
