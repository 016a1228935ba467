package org.throughline.lake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /// Zero as spreadsheet programs and databases show it as a date.
  private static final Pattern DAY_ZERO =
      Pattern.compile("(?:1900|0000)[-/]0[01][-/]00.*|0?[01]/0?0/(?:1900|0000).*");

  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}\\s]+");

  /// Texts that stand for nothing, as programs write them that make digests of a column.
  private static final List<String> NOTHINGS =
      List.of(
          "", " ", "NULL", "null", "Null", "(null)", "N/A", "n/a", "NA", "<NA>", "NONE", "None",
          "none", "NaN", "nan", "nil", "\\N", "UNKNOWN", "Unknown", "unknown", "0", "-", "--", "?");

  /// What hashing these comes to, in small and in capital letters.
  private static final Set<String> DIGESTS_OF_NOTHING =
      Stream.of("MD5", "SHA-1", "SHA-256")
          .flatMap(algorithm -> NOTHINGS.stream().map(text -> digest(algorithm, text)))
          .flatMap(digest -> Stream.of(digest, digest.toUpperCase(Locale.ROOT)))
          .collect(Collectors.toUnmodifiableSet());

  private static final int SHORTEST_DIGEST = 32;

  private Placeholder() {}

  private static String digest(String algorithm, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }

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
        && !DIGESTS_OF_NOTHING.contains(text);
  }

  /// Whether a stripped text stands for nothing.
  static boolean is(String text) {
    return PUNCTUATION.matcher(text).matches()
        || REPEATED.matcher(text).matches()
        || NOTHING.matcher(text).matches()
        || DAY_ZERO.matcher(text).matches()
        || DIGESTS_OF_NOTHING.contains(text);
  }

  /// Whether a text that is no placeholder has no look of an identifier either.
  static boolean isNoIdentifier(String text) {
    return text.chars().noneMatch(Character::isDigit)
        || text.chars().anyMatch(Character::isWhitespace);
  }
}
