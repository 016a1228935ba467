package org.throughline.official.registry;

import java.util.Locale;
import java.util.regex.Pattern;

/// A printed label, in the spellings in which labels are kept and compared.
public final class Label {

  private static final char HARD_BLANK = '\u00a0';
  private static final char NO_BLANK = '\u200b';
  private static final Pattern DECORATION = Pattern.compile("[:*]+$");
  private static final Pattern TOTAL = Pattern.compile(" total$");

  private Label() {}

  /// The label with single blanks and none around it.
  public static String plain(String printed) {
    if (isPlain(printed)) {
      return printed;
    }
    StringBuilder plain = new StringBuilder(printed.length());
    boolean blank = true;
    for (int i = 0; i < printed.length(); i++) {
      char c = printed.charAt(i);
      boolean isBlank = Character.isWhitespace(c) || c == HARD_BLANK || c == NO_BLANK;
      if (!isBlank) {
        plain.append(c);
      } else if (!blank) {
        plain.append(' ');
      }
      blank = isBlank;
    }
    return plain.toString().strip();
  }

  private static boolean isPlain(String printed) {
    boolean blank = true;
    for (int i = 0; i < printed.length(); i++) {
      char c = printed.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && blank)) {
        return false;
      }
      blank = c == ' ';
    }
    return !blank;
  }

  /// The label as it is compared: besides, in lower case and without a colon or asterisk at its end.
  public static String compared(String printed) {
    return DECORATION.matcher(plain(printed).toLowerCase(Locale.ROOT)).replaceAll("").strip();
  }

  /// Some postings print "Bonded Out Total" for what others print as "Bonded Out".
  static String withoutTotal(String compared) {
    return TOTAL.matcher(compared).replaceAll("");
  }
}
