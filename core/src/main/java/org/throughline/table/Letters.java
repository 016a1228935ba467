package org.throughline.table;

import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// Which letters of a text are capitals, where all of it is spelled in one way.
enum Letters {
  /// MEXICO
  CAPITALS("u"),
  /// El Paso, Deportation of Aliens
  TITLE("t"),
  /// not released
  SMALL("l");

  /// Words that titles write small.
  private static final Set<String> SHORT =
      Set.of(
          "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with");

  private final String letter;

  Letters(String letter) {
    this.letter = letter;
  }

  /// What stands before an id whose label is spelled in this way, where its dimension's are not.
  String mark() {
    return "_" + letter + "_";
  }

  /// How many letters from A to Z are not spelled so.
  long misfits(String text) {
    return IntStream.range(0, text.length())
        .filter(at -> isLetter(text.charAt(at)) && !fit(text, at))
        .count();
  }

  /// Whether the letter at a place is spelled so.
  boolean fit(String text, int at) {
    boolean capital =
        switch (this) {
          case CAPITALS -> true;
          case SMALL -> false;
          case TITLE -> isFirst(text, at) && !isShort(text, at);
        };
    return capital == (text.charAt(at) <= 'Z');
  }

  static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isFirst(String text, int at) {
    return at == 0 || !isInWord(text.charAt(at - 1));
  }

  private static boolean isInWord(char c) {
    return Character.isLetter(c) || c == '\'';
  }

  /// A word that titles write small, unless the title begins with it.
  private static boolean isShort(String text, int start) {
    int end = start;
    while (end < text.length() && isInWord(text.charAt(end))) {
      end++;
    }
    return start > 0 && SHORT.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }
}
