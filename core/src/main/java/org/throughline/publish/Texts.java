package org.throughline.publish;

import com.samskivert.mustache.Mustache;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.throughline.digest.Sha256;
import org.throughline.publish.chart.ColumnHead;
import org.throughline.table.Category;
import org.throughline.table.Dimension;

/// The words of the site in one language.
///
/// Spanish is that of the United States, which writes numbers as English does.
final class Texts {

  static final Texts ENGLISH = new Texts("en", Locale.US);
  static final Texts SPANISH = new Texts("es", Locale.of("es", "US"));
  static final List<Texts> ALL = List.of(ENGLISH, SPANISH);

  private static final int TRANSLATION_KEY = 12;

  /// Names in capitals, as releases write them; no word of ours is.
  private static final Pattern AS_RELEASED =
      Pattern.compile("[^\\p{Ll}\\d]*\\p{Lu}{4}[^\\p{Ll}\\d]*");

  private final String language;
  private final Locale locale;
  private final Properties words;
  private final Properties translations;
  private final Phrases phrases;

  private Texts(String language, Locale locale) {
    this.language = language;
    this.locale = locale;
    words = read(language);
    translations = language.equals("en") ? new Properties() : read("sentences." + language);
    phrases =
        Phrases.of(
            language.equals("en")
                ? List.of()
                : Resources.text("texts/phrases." + language + ".txt").lines().toList());
  }

  private static Properties read(String name) {
    return Resources.properties("texts/" + name + ".properties");
  }

  Locale locale() {
    return locale;
  }

  /// A definition, a caveat or a pattern in the language. It is found by a checksum of the English words, so that a
  /// translation of words that have changed since is not shown.
  Optional<String> translation(String english) {
    return Optional.ofNullable(translations.getProperty(translationKey(english)));
  }

  /// Words that another stage made up as it went, as of [Phrases]; empty where they have no translation.
  Optional<String> phrase(String english) {
    return phrases.of(english);
  }

  /// The same with the language they are in, which is English where they have no translation.
  Sentence.Said said(String english) {
    return phrase(english)
        .map(translated -> new Sentence.Said(translated, language))
        .orElse(new Sentence.Said(english, ENGLISH.language()));
  }

  /// Under which key the translation of English words is kept.
  static String translationKey(String english) {
    return Sha256.of(english.strip()).substring(0, TRANSLATION_KEY);
  }

  /// The language's code, for example `es`.
  String language() {
    return language;
  }

  /// Where the pages of the language lie in the published folder: empty, or a folder with its slash.
  String folder() {
    return this == ENGLISH ? "" : language + "/";
  }

  /// The words for a key, with values in their places as `MessageFormat` has them.
  ///
  /// @throws IllegalStateException naming key and language, if there are none
  String of(String key, Object... values) {
    String pattern = words.getProperty(key);
    if (pattern == null) {
      throw new IllegalStateException("No words for '" + key + "' in " + language);
    }
    return new MessageFormat(pattern, locale).format(values);
  }

  /// What has a translation, else the words as they are.
  String orReleased(String key, String released) {
    return words.getProperty(key) == null ? released : of(key);
  }

  /// Whether a label that the pages show is in the words of a release and not in the language of the page.
  boolean isAsReleased(String shown) {
    return this != ENGLISH && AS_RELEASED.matcher(shown).matches();
  }

  /// The attribute `lang` of an element whose text is the lambda's, where that is not the language of the page: who has the page
  /// read aloud hears English words as English.
  Mustache.Lambda languageOf() {
    return (fragment, out) -> {
      if (isAsReleased(unescaped(fragment.execute()))) {
        out.write(" lang=\"en\"");
      }
    };
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x60;", "`")
        .replace("&#x3D;", "=")
        .replace("&amp;", "&");
  }

  /// Whether a key has words.
  boolean has(String key) {
    return words.getProperty(key) != null;
  }

  /// Looks words up from a template; they come out escaped.
  Mustache.Lambda lookUp() {
    return (fragment, out) ->
        out.write(
            of(fragment.execute().strip())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;"));
  }

  /// A category's name: of a month in the language, else as released, with words beside a code.
  String label(Dimension dimension, Category category) {
    if (MonthNames.isSpan(category)) {
      List<Category> ends = MonthNames.ends(category);
      return of(
          "label.span",
          MonthNames.label(ends.getFirst(), locale),
          MonthNames.label(ends.getLast(), locale));
    }
    return MonthNames.isMonth(category)
        ? MonthNames.label(category, locale)
        : Labels.of(dimension, category, this);
  }

  ColumnHead head(Dimension dimension, Category category) {
    if (MonthNames.isSpan(category)) {
      List<Category> ends = MonthNames.ends(category);
      Category first = ends.getFirst();
      Category last = ends.getLast();
      String from = MonthNames.year(first);
      String to = MonthNames.year(last);
      return new ColumnHead(
          category.id(),
          label(dimension, category),
          MonthNames.brief(first, locale) + "–" + MonthNames.brief(last, locale),
          from.equals(to) ? to : from + "–" + to,
          false);
    }
    return MonthNames.isMonth(category)
        ? new ColumnHead(
            category.id(),
            MonthNames.label(category, locale),
            MonthNames.brief(category, locale),
            MonthNames.year(category),
            false)
        : ColumnHead.named(category.id(), Labels.of(dimension, category, this), false);
  }

  /// From month to month, `January to September 2016`.
  String window(YearMonth first, YearMonth last) {
    return first.equals(last) ? month(last) : of("window", month(first), month(last));
  }

  private String month(YearMonth month) {
    return month(new Category(month.toString(), month.toString()));
  }

  /// A month's name with its year.
  String month(Category month) {
    return MonthNames.label(month, locale);
  }

  /// A day, `January 5, 2026`.
  String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  /// What is counted.
  String unit(String released) {
    return orReleased("unit." + released.replace(' ', '-'), released);
  }

  /// A period's name.
  String period(PeriodSection period) {
    return period.id().matches("fy\\d{4}")
        ? of("period.fiscal-year", period.id().substring(2))
        : period.title();
  }

  /// A dimension's name.
  String dimension(Dimension dimension) {
    return orReleased("dimension." + dimension.id(), dimension.label());
  }

  /// A measure's name.
  String measure(MeasureSection measure) {
    return orReleased("measure." + measure.id(), measure.title());
  }

  /// The keys that have words.
  List<String> keys() {
    return words.stringPropertyNames().stream().sorted().toList();
  }
}
