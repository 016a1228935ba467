package org.throughline.official.registry;

import java.util.Locale;
import java.util.regex.Pattern;

/// A printed label, in the spellings in which labels are kept and compared.
public final class Label {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u200b]+");
  private static final Pattern DECORATION = Pattern.compile("[:*]+$");
  private static final Pattern TOTAL = Pattern.compile(" total$");

  private Label() {}

  /// The label with single blanks and none around it.
  public static String plain(String printed) {
    if (isPlain(printed)) {
      return printed;
    }
    return BLANKS.matcher(printed).replaceAll(" ").strip();
  }

  private static boolean isPlain(String printed) {
    boolean blank = true;
    for (int i = 0; i < printed.length(); i++) {
      char c = printed.charAt(i);
      if (c < ' ' || c > '~' || c == ' ' && blank) {
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
