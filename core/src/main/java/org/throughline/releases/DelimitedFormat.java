package org.throughline.releases;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Delimiter and encoding of a text file, found from its first bytes.
record DelimitedFormat(char delimiter, boolean utf8) {

  static final int SAMPLE_BYTES = 1 << 16;
  private static final char[] CANDIDATES = {'|', '\t', ',', ';'};

  static DelimitedFormat detect(byte[] sample) {
    boolean utf8 = isUtf8(sample);
    String text = DelimitedContainer.decode(sample, sample.length, utf8);
    char best = ',';
    long most = 0;
    for (char candidate : CANDIDATES) {
      long steady = fieldsInAgreement(text, candidate);
      if (steady > most) {
        most = steady;
        best = candidate;
      }
    }
    return new DelimitedFormat(best, utf8);
  }

  /// How many fields this delimiter ends in lines that hold the same number of it outside quotes, at the
  /// number for which that is most. Counting lines alone would be misled by a comma that stands once in
  /// most rows of a small file.
  private static long fieldsInAgreement(String text, char delimiter) {
    long[] linesWith = new long[1024];
    long most = 0;
    for (String line : text.lines().toList()) {
      int count = Math.min(linesWith.length - 1, countOutsideQuotes(line, delimiter));
      if (count > 0) {
        most = Math.max(most, count * ++linesWith[count]);
      }
    }
    return most;
  }

  private static int countOutsideQuotes(String line, char delimiter) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        count++;
      }
    }
    return count;
  }

  /// A sample may end inside a character, so up to three last bytes are let go.
  private static boolean isUtf8(byte[] sample) {
    for (int cut = 0; cut <= Math.min(3, sample.length); cut++) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sample, 0, sample.length - cut));
        return true;
      } catch (CharacterCodingException e) {
        if (sample.length < SAMPLE_BYTES) {
          return false;
        }
      }
    }
    return false;
  }
}
