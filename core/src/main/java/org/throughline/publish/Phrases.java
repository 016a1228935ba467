package org.throughline.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Translations of what other stages say in English as they go: fixed words with names, days and numbers in their
/// places, and in a place perhaps words that have a translation too.
final class Phrases {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
  private static final String BETWEEN = " => ";
  private static final String CLAUSES = "; ";

  /// Longer words are no phrase of the program's: a hostile label costs no time.
  private static final int LONGEST = 400;

  private final List<Phrase> phrases;

  private Phrases(List<Phrase> phrases) {
    this.phrases = phrases;
  }

  /// @param fixed how much of the English words stands in no place
  private record Phrase(Pattern english, List<Integer> places, String translated, int fixed) {

    static Phrase of(String line) {
      String[] sides = line.split(BETWEEN, 2);
      List<Integer> places = new ArrayList<>();
      StringBuilder pattern = new StringBuilder();
      Matcher place = PLACE.matcher(sides[0]);
      int from = 0;
      while (place.find()) {
        pattern.append(Pattern.quote(sides[0].substring(from, place.start()))).append("(.+?)");
        places.add(Integer.valueOf(place.group(1)));
        from = place.end();
      }
      pattern.append(Pattern.quote(sides[0].substring(from)));
      return new Phrase(
          Pattern.compile(pattern.toString()),
          List.copyOf(places),
          sides[1],
          PLACE.matcher(sides[0]).replaceAll("").length());
    }
  }

  /// @param lines English words, ` => ` and their translation; lines that begin with `#` and empty ones say nothing
  static Phrases of(List<String> lines) {
    return new Phrases(
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Phrase::of)
            .sorted(Comparator.comparingInt(Phrase::fixed).reversed())
            .toList());
  }

  /// The translation of a phrase, or of several with semicolons between; none where one of them has none.
  Optional<String> of(String english) {
    if (english.length() > LONGEST) {
      return Optional.empty();
    }
    return clauses(List.of(english.split(CLAUSES))).or(() -> whole(english));
  }

  private Optional<String> clauses(List<String> clauses) {
    List<String> translated = clauses.stream().flatMap(clause -> whole(clause).stream()).toList();
    return clauses.size() > 1 && translated.size() == clauses.size()
        ? Optional.of(String.join(CLAUSES, translated))
        : Optional.empty();
  }

  private Optional<String> whole(String english) {
    for (Phrase phrase : phrases) {
      Matcher matcher = phrase.english().matcher(english);
      if (matcher.matches()) {
        return Optional.of(filled(phrase, matcher));
      }
    }
    return Optional.empty();
  }

  private String filled(Phrase phrase, Matcher matcher) {
    return PLACE
        .matcher(phrase.translated())
        .replaceAll(
            place -> {
              int group = phrase.places().indexOf(Integer.valueOf(place.group(1))) + 1;
              String released = matcher.group(group);
              return Matcher.quoteReplacement(of(released).orElse(released));
            });
  }
}
