package org.throughline.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// How the bytes of an answer are written, by what a client accepts (RFC 9110, section 12.5.3).
enum Coding {
  IDENTITY,
  GZIP;

  private static final int SMALLEST_ZIPPED = 1_000;

  /// What is packed already and would only take time.
  private static final Set<String> PACKED =
      Set.of(
          "application/vnd.apache.parquet",
          "font/woff2",
          "image/png",
          "image/gif",
          "application/octet-stream");

  /// @param accepted the lines of `Accept-Encoding`; null if there are none
  /// @throws Problem when the client takes neither
  static Coding of(@Nullable List<String> accepted, Answer answer) {
    if (accepted == null) {
      return IDENTITY;
    }
    Weights weights = Weights.of(accepted);
    double zipped = weights.of("gzip", "x-gzip", "*").orElse(0);
    OptionalDouble plain = weights.of("identity", "*");
    if (plain.orElse(1) == 0) {
      if (zipped == 0) {
        throw new Problem(
            406,
            "No form of the answer is accepted",
            "Accept-Encoding takes neither plain answers nor packed ones. Valid: gzip or identity");
      }
      return GZIP;
    }
    boolean isWorthIt = answer.body().length >= SMALLEST_ZIPPED && !PACKED.contains(answer.type());
    return isWorthIt && zipped > 0 && zipped >= plain.orElse(0) ? GZIP : IDENTITY;
  }

  byte[] write(byte[] body) throws IOException {
    if (this == IDENTITY) {
      return body;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(body);
    }
    return bytes.toByteArray();
  }
}
