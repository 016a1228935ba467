package org.throughline.cli;

import java.util.Locale;

/// Numbers of things as people write them: "1 file", "2,310 files".
final class Amount {

  private Amount() {}

  static String of(long number, String one) {
    return of(number, one, one + "s");
  }

  static String of(long number, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
  }
}
