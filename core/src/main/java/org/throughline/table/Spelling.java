package org.throughline.table;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/// How the labels of a dimension are usually spelled. It makes the ids of such labels short, and the id
/// of every label its own.
///
/// An id is made from its label alone, so that it stays the same whatever else a table holds. Letters
/// become small and spaces hyphens where the label is spelled as usual; everything else is escaped: a
/// character by `_` and two hexadecimal digits, beyond ASCII by `_u` and four, a whole label in other letters
/// by `_u_` (capitals), `_t_` (a title) or `_l_` (small) before it. No two labels of a dimension have the same
/// id: the label can be read back from it.
public enum Spelling {
  /// `EL SALVADOR`: el-salvador
  CAPITALS(Letters.CAPITALS, ' '),
  /// `El Paso`: el-paso
  TITLE(Letters.TITLE, ' '),
  /// `2019-ICFO-53623`: 2019-icfo-53623
  CODE(Letters.CAPITALS, '-');

  /// Labels that the program gives itself, the same in every dimension.
  private static final Set<String> OURS =
      Set.of("not recorded", "withheld by the agency", "no date");

  /// Ids that stand for something else; a label that would get one is escaped.
  private static final Set<String> TAKEN =
      Set.of(
          Category.TOTAL,
          "not-recorded",
          "withheld-by-the-agency",
          "no-date",
          ReleaseId.COMBINED_TEXT,
          Series.COMPARISON);

  private final Letters letters;
  private final char hyphen;

  /// @param hyphen what a hyphen of an id stands for, unless it is between digits
  Spelling(Letters letters, char hyphen) {
    this.letters = letters;
    this.hyphen = hyphen;
  }

  /// The id of a label.
  public String id(String label) {
    if (OURS.contains(label)) {
      return label.replace(' ', '-');
    }
    Letters usual =
        Stream.concat(Stream.of(letters), Stream.of(Letters.values()))
            .min(Comparator.comparingLong(one -> one.misfits(label)))
            .orElseThrow();
    String id = (usual == letters ? "" : usual.mark()) + escaped(label, usual);
    return TAKEN.contains(id) ? escaped(label.charAt(0)) + id.substring(1) : id;
  }

  private String escaped(String label, Letters usual) {
    StringBuilder id = new StringBuilder();
    for (int at = 0; at < label.length(); at++) {
      char c = label.charAt(at);
      boolean plain =
          isDigit(c) || (Letters.isLetter(c) ? usual.fit(label, at) : c == hyphen(label, at));
      id.append(plain ? plain(c) : escaped(c));
    }
    return id.toString();
  }

  private static char plain(char c) {
    return Letters.isLetter(c) ? (char) (c | ' ') : c == ' ' ? '-' : c;
  }

  private char hyphen(String label, int at) {
    boolean between =
        at > 0
            && at + 1 < label.length()
            && isDigit(label.charAt(at - 1))
            && isDigit(label.charAt(at + 1));
    return between ? '-' : hyphen;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String escaped(char c) {
    return (c < 0x80 ? "_%02x" : "_u%04x").formatted((int) c);
  }
}
