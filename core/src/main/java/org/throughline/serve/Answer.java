package org.throughline.serve;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is sent back.
///
/// @param headers besides type and length
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed once made
record Answer(int status, String type, byte[] body, Map<String, String> headers) {

  static final String JSON = "application/json";
  static final String CSV = "text/csv; charset=utf-8";

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer of(String type, byte[] body) {
    return new Answer(200, type, body, Map.of());
  }

  static Answer of(String type, String body) {
    return of(type, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, type, body, more);
  }

  Answer withStatus(int other) {
    return new Answer(other, type, body, headers);
  }
}
