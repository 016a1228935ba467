package org.throughline.releases;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.catalog.Catalog;

/// Texts that look like something about one person: an identifier, a file number, a date (of birth), an
/// address, a name. Whatever a column says, such a text is no label of a statistic.
public final class PersonalTexts {

  /// What stands in a name in place of a person's.
  static final String NOT_SHOWN = "(not shown)";

  private static final int DIGITS_OF_A_NUMBER = 7;
  private static final String WORD = "\\p{L}[\\p{L}'’-]+";

  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "(?i).*(?<![0-9a-z])(?=[a-z]*\\d)(?:(?:0x)?[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-z]).*");
  private static final Pattern CODED =
      Pattern.compile("(?=.*[A-Za-z])(?=(?:.*\\d){4})[A-Za-z0-9+/=_-]{20,}");

  /// Seven digits and more, whatever stands between two of them: `A012-345-678`, `(555) 123-4567`, `123 45 6789`.
  private static final Pattern NUMBER = Pattern.compile(".*\\d(?:[-. ()#]{0,2}\\d){6}.*");

  private static final Pattern DATE =
      Pattern.compile(
          ".*(?<!\\d)(?:\\d{1,2}([-/])\\d{1,2}\\1(?:\\d{4}|\\d{2})|\\d{4}-\\d{1,2}-\\d{1,2})(?!\\d).*");
  private static final String STREET =
      "(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|hwy|highway|ct|court|pl|place|pkwy|parkway|ter|terrace|cir|circle|way)";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?:.*\\b(?:at|near|on|address:?) )?\\d{1,6}\\s+(?:(?:[\\w.']+\\s+){0,5}"
              + STREET
              + "\\b\\.?(?:[ ,#].*)?|(?:calle|avenida|av|via|camino|carretera)\\s.*)"
              + "|(?:.*\\b)?p\\.? ?o\\.? box\\s.*"
              + "|.*-?\\d{1,3}\\.\\d{3,}\\s*[,;/ ]\\s*-?\\d{1,3}\\.\\d{3,}.*");
  private static final Pattern MAIL = Pattern.compile(".*[^\\s@]@[^\\s@]+\\.[A-Za-z]{2,}.*");
  private static final Pattern NAME =
      Pattern.compile(
          WORD
              + "(?: "
              + WORD
              + "){0,3}, ?(?!\\p{Lu}{2}$)(?:"
              + WORD
              + "|\\p{L}\\.?)(?: (?:"
              + WORD
              + "|\\p{L}\\.?)){0,3}");

  /// Words that say whose name follows.
  private static final Pattern INTRODUCED =
      Pattern.compile(
          "(?i).*\\b(?:subject|requester|alien|detainee|alias|aka|a\\.k\\.a\\.|name|mr|mrs|ms)\\b[.:]*"
              + " .*");

  /// The same without a comma.
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)(?:.* )?(?:(?:subject|requester|alien|detainee|name) ?: ?|(?:alias|aka|a\\.k\\.a\\.?)[: ]+"
              + "|(?:mr|mrs|ms)\\. ?)\\p{L}.*");

  private static final Pattern BORN = Pattern.compile("(?i).*\\b(?:dob|born|birth)\\b.*\\d.*");

  /// A file number, a social security number: such and nothing else.
  private static final Pattern SURE_NUMBER =
      Pattern.compile(
          "(?<![\\dA-Za-z])(?:A[-# ]{0,2}\\d{2,3}[- ]?\\d{3}[-"
              + " ]?\\d{3}|\\d{3}-\\d{2}-\\d{4}|\\d{3}-\\d{3}-\\d{3}|\\(?\\d{3}\\)?[-. ]{1,2}\\d{3}[-."
              + " ]\\d{4})(?!\\d)");

  /// What hashing gives, with letters and figures in it.
  private static final Pattern DIGEST =
      Pattern.compile(
          "(?<![\\dA-Za-z])(?=\\d*[A-Fa-f])(?=[A-Fa-f]*\\d)[\\dA-Fa-f]{16,}(?![\\dA-Za-z])");

  /// A day of birth, said to be one: other days in a title are those that it covers.
  private static final Pattern BIRTHDAY =
      Pattern.compile("(?i)\\b(?:dob|born|birth[a-z ]*)\\b[^\\d]{0,12}\\d[\\d/.-]{5,9}");

  private static final Pattern PLACE =
      Pattern.compile(
          "(?i)(?<!\\d)(?!(?:19|20)\\d\\d )\\d{1,6} (?:[\\w.']+ ){1,4}(?:street|ave|avenue|rd|road"
              + "|blvd|boulevard|drive|lane|hwy|highway|pkwy|parkway)\\b\\.?");

  /// Words beside each other, and those of them that are no part of a name.
  private static final Pattern SAID_TOGETHER =
      Pattern.compile("(?<![\\p{L}\\d])" + WORD + "(?:[ _.]{1,2}" + WORD + ")+(?![\\p{L}\\d])");

  private static final Set<String> NO_NAMES =
      Set.of(
          "AOR",
          "ERO",
          "ICE",
          "CBP",
          "DHS",
          "FOIA",
          "FY",
          "ARRESTS",
          "REMOVALS",
          "DETENTIONS",
          "DETAINERS",
          "ENCOUNTERS",
          "DATA",
          "SYNTHETIC",
          "AND",
          "OF",
          "THE",
          "IN",
          "FOR",
          "BY",
          "TO",
          "XLSX",
          "XLS",
          "CSV",
          "TXT",
          "GZ",
          "ZIP",
          "TSV");

  private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s@/]+@[^\\s@/]+\\.[A-Za-z]{2,}");
  private static final Pattern WHOLE_NAME =
      Pattern.compile(
          "(?:" + WORD + " ){0,3}" + WORD + ", ?" + WORD + "(?: (?:" + WORD + "|\\p{L}\\.?)){0,3}");
  private static final Pattern WORDS =
      Pattern.compile(WORD + "(?: (?:" + WORD + "|\\p{L}\\.?)){1,4}");
  private static final List<String> PLACES =
      List.of(
          "SAN", "SANTA", "SANTO", "SAINT", "ST", "PORT", "FORT", "MOUNT", "LAKE", "EL", "LA",
          "CIUDAD", "PUERTO", "PRINCE", "CAPE", "SAINTE", "STE");

  /// What stands for a space in names of accounts and files: `Zelaya_Norma`, `norma.zelaya`.
  private static final Pattern JOINED = Pattern.compile("(?<=\\p{L})[_.](?=\\p{L})");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static final PersonNames NAMES =
      Catalog.record("/registry/person-names.yaml", PersonNames.class);

  /// @param given names that tell a person's name
  /// @param family names of which two do
  /// @param institutions words that make a name one of an institution
  private record PersonNames(Set<String> given, Set<String> family, Set<String> institutions) {}

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

  /// What a stripped text looks like, or holds; empty when it is like none of these.
  public static Optional<Kind> kind(String text) {
    boolean digits = false;
    boolean telling = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits |= c >= '0' && c <= '9';
      telling |= c == ',' || c == '@' || c == ':' || c == '.';
    }
    if (digits) {
      Optional<Kind> kind = withDigits(text);
      if (kind.isPresent()) {
        return kind;
      }
    }
    if (SAID.matcher(text).matches()) {
      return Optional.of(Kind.NAME);
    }
    if (!telling) {
      return Optional.empty();
    }
    if (MAIL.matcher(text).matches()) {
      return Optional.of(Kind.ADDRESS);
    }
    boolean introduced = text.indexOf(',') > 0 && INTRODUCED.matcher(text).matches();
    return introduced || NAME.matcher(text).matches() ? Optional.of(Kind.NAME) : Optional.empty();
  }

  private static Optional<Kind> withDigits(String text) {
    if (HEXADECIMAL.matcher(text).matches() || CODED.matcher(text).matches()) {
      return Optional.of(Kind.IDENTIFIER);
    }
    if (DateTexts.looksLikeDate(text)
        || DATE.matcher(text).matches()
        || BORN.matcher(text).matches()) {
      return Optional.of(Kind.DATE);
    }
    if (NUMBER.matcher(text).matches() || isNumber(text)) {
      return Optional.of(Kind.NUMBER);
    }
    boolean address = ADDRESS.matcher(text).matches() || MAIL.matcher(text).matches();
    return address ? Optional.of(Kind.ADDRESS) : Optional.empty();
  }

  /// Seven digits and more in one word, with fewer letters among them.
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

  /// Whether a text is some words of which one is a given name that many have, or two are family names. Facilities and
  /// operations have such names too; countries and offices do not.
  public static boolean hasName(String text) {
    String spaced = JOINED.matcher(text).replaceAll(" ").replace(",", "");
    if (!WORDS.matcher(spaced).matches()) {
      return false;
    }
    long families = words(text).stream().filter(NAMES.family()::contains).count();
    return families > 1 || givenName(text);
  }

  /// The same, where no word says that an institution or a place is named.
  public static boolean isNameOfPerson(String text) {
    return hasName(text) && words(text).stream().noneMatch(NAMES.institutions()::contains);
  }

  private static boolean givenName(String text) {
    String before = "";
    for (String word : words(text)) {
      if (NAMES.given().contains(word) && !PLACES.contains(before)) {
        return true;
      }
      before = word;
    }
    return false;
  }

  /// In capitals, without accents.
  private static List<String> words(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return List.of(plain.toUpperCase(Locale.ROOT).split("[^\\p{L}]+", -1));
  }

  /// A text that names something (a sheet, a file, a title, a header) without what is surely about one person in it.
  public static String withoutPersons(String text) {
    String shown = text;
    for (Pattern sure : List.of(SURE_NUMBER, DIGEST, BIRTHDAY, PLACE, MAIL_ADDRESS)) {
      shown = sure.matcher(shown).replaceAll(NOT_SHOWN);
    }
    shown =
        WHOLE_NAME
            .matcher(shown)
            .replaceAll(
                name ->
                    Matcher.quoteReplacement(givenName(name.group()) ? NOT_SHOWN : name.group()));
    return SAID_TOGETHER
        .matcher(shown)
        .replaceAll(words -> Matcher.quoteReplacement(withoutNames(words.group())));
  }

  /// Words beside each other without a given name and the word beside it, where that may be of a name too.
  private static String withoutNames(String together) {
    List<String> words = words(together);
    for (int i = 0; i < words.size(); i++) {
      String before = i == 0 ? "" : words.get(i - 1);
      int other = i + 1 < words.size() && isOfAName(words.get(i + 1)) ? i + 1 : i - 1;
      if (NAMES.given().contains(words.get(i))
          && !PLACES.contains(before)
          && other >= 0
          && isOfAName(words.get(other))) {
        String[] shown = together.split("[^\\p{L}'’-]+", -1);
        return together.replaceFirst(
            Pattern.quote(shown[Math.min(i, other)])
                + "[^\\p{L}]{1,2}"
                + Pattern.quote(shown[Math.max(i, other)]),
            Matcher.quoteReplacement(NOT_SHOWN));
      }
    }
    return together;
  }

  private static boolean isOfAName(String word) {
    return !NAMES.institutions().contains(word) && !NO_NAMES.contains(word);
  }
}
