package org.throughline.serve;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.digest.Sha256;

/// The name of what is sent, by which a client asks whether what it has is still right (RFC 9110, section 13.1.2). It is
/// worked out from the bytes: what two builds publish alike keeps its tag, and what is written in another format or packed
/// has another.
final class Tag {

  private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[!#-~\\x80-\\xff]*\")");
  private static final int DIGITS = 32;

  private Tag() {}

  static String of(Answer answer, Coding coding) {
    String digest = Sha256.of(answer.body()).substring(0, DIGITS);
    return '"' + digest + (coding == Coding.GZIP ? "-gzip" : "") + '"';
  }

  /// Whether a client has what a tag names.
  ///
  /// @param had the lines of `If-None-Match`, each a list of tags, weak ones too, or `*` for anything; null if there are
  ///     none
  static boolean isAmong(@Nullable List<String> had, String tag) {
    if (had == null) {
      return false;
    }
    String all = String.join(",", had);
    if (all.strip().equals("*")) {
      return true;
    }
    Matcher tags = TAG.matcher(all);
    while (tags.find()) {
      if (tags.group(1).equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
