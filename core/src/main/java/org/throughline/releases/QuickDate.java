package org.throughline.releases;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// The two shapes nearly all dates have, `M/D/YYYY` and `YYYY-MM-DD`, with `H:MM` or `H:MM:SS` behind
/// or without, read without patterns: a column of distinct times is most of what typing costs.
final class QuickDate {

  private static final int[] NOTHING = {};

  private QuickDate() {}

  /// The moment; null when the text has another shape or states none.
  static @Nullable LocalDateTime of(String text) {
    int[] n = numbers(text);
    if (n.length == 0) {
      return null;
    }
    try {
      return LocalDateTime.of(n[0], n[1], n[2], n[3], n[4], n[5]);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// Year, month, day, hour, minute and second; none when the shape is another.
  private static int[] numbers(String text) {
    Cursor at = new Cursor(text);
    int first = at.number(4);
    char separator = at.next();
    int second = at.number(2);
    boolean yearFirst = separator == '-' && first >= 1000;
    if (first < 0 || second < 0 || separator != '/' && separator != '-' || at.next() != separator) {
      return NOTHING;
    }
    int third = at.number(4);
    int year = yearFirst ? first : third;
    if (third < 0 || year < 1000 || (yearFirst ? third : first) > 31) {
      return NOTHING;
    }
    int[] date = yearFirst ? new int[] {first, second, third} : new int[] {third, first, second};
    return withTime(date, at);
  }

  private static int[] withTime(int[] date, Cursor at) {
    if (at.atEnd()) {
      return new int[] {date[0], date[1], date[2], 0, 0, 0};
    }
    if (at.next() != ' ') {
      return NOTHING;
    }
    int hour = at.number(2);
    if (hour < 0 || at.next() != ':') {
      return NOTHING;
    }
    int minute = at.number(2);
    int second = at.atEnd() ? 0 : at.next() == ':' ? at.number(2) : -1;
    return minute < 0 || second < 0 || !at.atEnd()
        ? NOTHING
        : new int[] {date[0], date[1], date[2], hour, minute, second};
  }

  /// A place in a text.
  private static final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
      this.text = text;
    }

    /// The number of at most `most` digits that stands here; negative when none does.
    int number(int most) {
      int start = at;
      int number = 0;
      while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
        number = number * 10 + text.charAt(at++) - '0';
      }
      return at == start ? -1 : number;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    char next() {
      return at < text.length() ? text.charAt(at++) : 0;
    }

    boolean atEnd() {
      return at == text.length();
    }
  }
}
