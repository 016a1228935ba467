package org.throughline.lake;

import java.util.regex.Pattern;

/// Recognizes an identifier that a spreadsheet program has cut.
///
/// Such a program keeps 15 significant digits of a number. An identifier of 17 or more digits that went through
/// one ends in zeros, and many people share what is left; using it would merge them. Seen in release
/// 2022-ICFO-22955, whose identifiers have 19 digits. Of uncut identifiers of 19 digits one in ten thousand ends like this
/// by chance; refusing it costs nothing but its links.
final class CutIdentifier {

  /// Why such a cell is no identifier. The digits themselves are stored nowhere.
  static final String REASON =
      "an identifier cut to 15 digits by a spreadsheet program, which people share; refused";

  private static final Pattern ZEROS = Pattern.compile("\\d{15}0{2,}");
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:[.,]\\d+)?[Ee]\\+?\\d{2}");

  private CutIdentifier() {}

  static boolean is(String text) {
    return ZEROS.matcher(text).matches() || SCIENTIFIC.matcher(text).matches();
  }
}
