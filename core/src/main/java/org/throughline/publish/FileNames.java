package org.throughline.publish;

import java.util.Locale;
import org.throughline.digest.Sha256;

/// File names for table ids: safe on every file system, distinct for distinct ids.
///
/// An id of lower-case words, digits, hyphens and dots keeps its text, with `_` for `/`. Any other
/// id keeps what is safe of it and gets the start of its checksum, so that `A` and `a` do not meet.
final class FileNames {

  private static final String SEGMENT = "[a-z0-9]+([-.][a-z0-9]+)*";
  private static final String CLEAN = SEGMENT + "(/" + SEGMENT + ")*";

  /// Names that Windows keeps for devices, with any extension.
  private static final String DEVICE = "(con|prn|aux|nul|com[0-9]|lpt[0-9])([.].*)?";

  private static final int LONGEST = 120;
  private static final int LONGEST_REST = 60;
  private static final int CHECKSUM_DIGITS = 16;

  private FileNames() {}

  /// The file name of a table without its extension.
  static String stem(String tableId) {
    boolean clean =
        tableId.matches(CLEAN) && !tableId.matches(DEVICE) && tableId.length() <= LONGEST;
    return clean ? tableId.replace('/', '_') : rest(tableId) + "__" + checksum(tableId);
  }

  private static String rest(String tableId) {
    String safe = tableId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "x" + safe.substring(0, Math.min(safe.length(), LONGEST_REST));
  }

  private static String checksum(String tableId) {
    return Sha256.of(tableId).substring(0, CHECKSUM_DIGITS);
  }
}
