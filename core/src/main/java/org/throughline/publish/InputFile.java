package org.throughline.publish;

/// A file that rows of a table came from.
///
/// @param name the file's name as the agency delivered it
/// @param sheet the sheet in the file; empty for a file without sheets
/// @param sha256 the file's checksum, 64 lower-case hexadecimal digits
public record InputFile(String name, String sheet, String sha256) {

  public InputFile {
    Require.text(name, "Name of an input file");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "Input file '%s' has SHA-256 '%s'; valid are 64 lower-case hexadecimal digits"
              .formatted(name, sha256));
    }
  }
}
