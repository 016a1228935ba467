package org.throughline.releases;

import java.util.Optional;
import java.util.regex.Pattern;

/// Texts that look like something about one person: an identifier, a file number, a date (of birth), an
/// address, a name. Whatever a column says, such a text is no label of a statistic.
public final class PersonalTexts {

  private static final int DIGITS_OF_A_NUMBER = 7;

  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "(?i)(?=[a-z]*\\d)(?:0x)?[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern CODED =
      Pattern.compile("(?=.*[A-Za-z])(?=(?:.*\\d){4})[A-Za-z0-9+/=_-]{20,}");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)\\d{1,6}\\s+(?:[\\w.']+\\s+){0,5}(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|hwy|highway|ct|court|pl|place|pkwy|parkway|ter|terrace|cir|circle)\\b\\.?(?:["
              + " ,#].*)?");
  private static final String WORD = "\\p{Lu}[\\p{L}'’-]+";
  private static final Pattern NAME =
      Pattern.compile(
          WORD
              + "(?: "
              + WORD
              + "){0,2}, ?(?![A-Z]{2}$)"
              + WORD
              + "(?: (?:"
              + WORD
              + "|\\p{Lu}\\.?)){0,2}");

  private PersonalTexts() {}

  /// What a text looks like.
  public enum Kind {
    IDENTIFIER("an identifier"),
    NUMBER("a file number"),
    DATE("a date"),
    ADDRESS("an address"),
    NAME("a name");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /// With its article.
    public String words() {
      return words;
    }
  }

  /// What a stripped text looks like; empty when it is like none of these.
  public static Optional<Kind> kind(String text) {
    boolean digits = false;
    boolean comma = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits |= c >= '0' && c <= '9';
      comma |= c == ',';
    }
    if (digits) {
      Optional<Kind> kind = withDigits(text);
      if (kind.isPresent()) {
        return kind;
      }
    }
    return comma && NAME.matcher(text).matches() ? Optional.of(Kind.NAME) : Optional.empty();
  }

  private static Optional<Kind> withDigits(String text) {
    if (HEXADECIMAL.matcher(text).matches() || CODED.matcher(text).matches()) {
      return Optional.of(Kind.IDENTIFIER);
    }
    if (DateTexts.looksLikeDate(text)) {
      return Optional.of(Kind.DATE);
    }
    if (isNumber(text)) {
      return Optional.of(Kind.NUMBER);
    }
    return ADDRESS.matcher(text).matches() ? Optional.of(Kind.ADDRESS) : Optional.empty();
  }

  /// Seven digits and more in one word, whatever stands between them: `A012-345-678`, `SEA1712000123`.
  private static boolean isNumber(String text) {
    int digits = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        return false;
      }
      digits += Character.isDigit(c) ? 1 : 0;
      letters += Character.isLetter(c) ? 1 : 0;
    }
    return digits >= DIGITS_OF_A_NUMBER && letters <= digits;
  }
}
