package org.throughline.releases.xlsx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Numbers from their digits: always the double nearest to what is written.
final class Decimals {

  private static final int MOST_DIGITS = 18;
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18
  };

  /// Closer to the middle between two doubles than this share of their distance, the quick way is not
  /// trusted.
  private static final double TIE = 1e-6;

  private Decimals() {}

  /// @throws IOException when the bytes are no number
  static double parse(byte[] bytes, int from, int to) throws IOException {
    int p = from;
    boolean negative = p < to && bytes[p] == '-';
    if (negative) {
      p++;
    }
    long digits = 0;
    int count = 0;
    int point = -1;
    for (; p < to; p++) {
      int digit = bytes[p] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        count++;
      } else if (bytes[p] == '.' && point < 0) {
        point = count;
      } else {
        return slow(bytes, from, to);
      }
    }
    if (count == 0 || count > MOST_DIGITS) {
      return slow(bytes, from, to);
    }
    double value = point < 0 || point == count ? digits : quotient(digits, count - point);
    return Double.isNaN(value) ? slow(bytes, from, to) : negative ? -value : value;
  }

  /// `digits / 10^places`, rounded once: the remainder of the division, which is exact, corrects the
  /// quotient. NaN when the result is too near to the middle of two doubles to be sure.
  private static double quotient(long digits, int places) {
    double ten = TENS[places];
    double high = digits;
    double low = digits - (long) high;
    double first = high / ten;
    double correction = (Math.fma(-first, ten, high) + low) / ten;
    double value = first + correction;
    double rest = Math.abs(correction - (value - first));
    double half = Math.ulp(value) / 2;
    return Math.abs(rest - half) < TIE * half ? Double.NaN : value;
  }

  private static double slow(byte[] bytes, int from, int to) throws IOException {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
    try {
      char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
      boolean number = last == '.' || (last >= '0' && last <= '9');
      double value = number ? Double.parseDouble(text) : Double.NaN;
      if (!Double.isNaN(value) && !Double.isInfinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IOException("a cell of numbers holds '" + text + "'");
  }
}
