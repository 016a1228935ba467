package org.throughline.lake;

import java.util.List;
import java.util.regex.Pattern;

/// Recognizes what stands in a column of identifiers where there is none: `NULL`, `N/A`, `0000`, `?`, `b6`, the
/// digest of nothing. Many unrelated rows share it; as an identifier it would merge them.
final class Placeholder {

  /// Why such a cell is no identifier, where it is not simply a word for nothing.
  static final String REASON = "not an identifier: it has no digit, or holds spaces; refused";

  /// Why an identifier of another shape than all others is none.
  static final String SHORT =
      "not an identifier: most in this column are longer than 15 characters; refused";

  private static final Pattern NOTHING =
      Pattern.compile(
          "(?i)[(\\[<#*\"' ]*(?:null|nil|none|nan|n\\.?/?\\\\?a\\.?|no data|no"
              + " value|blank|empty|missing|unknown|unk|not"
              + " (?:available|applicable|provided|recorded|known|assigned)|tbd|pending|redacted|withheld|undefined|void|test)[)\\]>!*\"'"
              + " ]*");

  /// One character again and again, whatever stands between: `000000`, `---`, `0-0-0`, `9999999`, `xxxx`.
  private static final Pattern REPEATED =
      Pattern.compile("(?:0+|([1-9])\\1{4,}|([A-Za-z?*#])\\2*)(?:[-. _/]+(?:0+|\\1+|\\2+))*");

  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}\\s]+");

  /// MD5, SHA-1 and SHA-256 of no bytes at all: what hashing an empty cell comes to.
  private static final List<String> DIGESTS_OF_NOTHING =
      List.of(
          "d41d8cd98f00b204e9800998ecf8427e",
          "da39a3ee5e6b4b0d3255bfef95601890afd80709",
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  private static final int SHORTEST_DIGEST = 32;

  private Placeholder() {}

  /// Whether a text is what hashing an identifier gives, and not what hashing nothing gives: hexadecimal digits, of both
  /// kinds, and so many that they are nothing else.
  static boolean isDigest(String text) {
    boolean digit = false;
    boolean letter = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      if (!isDigit && (c < 'a' || c > 'f') && (c < 'A' || c > 'F')) {
        return false;
      }
      digit |= isDigit;
      letter |= !isDigit;
    }
    return digit
        && letter
        && text.length() >= SHORTEST_DIGEST
        && DIGESTS_OF_NOTHING.stream().noneMatch(text::equalsIgnoreCase);
  }

  /// Whether a stripped text stands for nothing.
  static boolean is(String text) {
    return PUNCTUATION.matcher(text).matches()
        || REPEATED.matcher(text).matches()
        || NOTHING.matcher(text).matches()
        || DIGESTS_OF_NOTHING.stream().anyMatch(text::equalsIgnoreCase);
  }

  /// Whether a text that is no placeholder has no look of an identifier either.
  static boolean isNoIdentifier(String text) {
    return text.chars().noneMatch(Character::isDigit)
        || text.chars().anyMatch(Character::isWhitespace);
  }
}
