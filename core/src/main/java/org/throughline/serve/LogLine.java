package org.throughline.serve;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is logged of an answer, in JSON: never who asked, nor for what.
final class LogLine {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long MICROSECOND = 1_000;

  private LogLine() {}

  static String of(int status, int bytes, long nanoseconds, boolean isTaken, String fault) {
    ObjectNode line =
        JSON.createObjectNode().put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("status", status).put("bytes", bytes).put("microseconds", nanoseconds / MICROSECOND);
    if (!isTaken) {
      line.put("taken", false);
    }
    if (!fault.isEmpty()) {
      line.put("fault", fault);
    }
    return JSON.writeValueAsString(line);
  }

  /// What went wrong and where in the program. The message is left out: it may quote the request.
  static String fault(Exception e) {
    return e.getClass().getName()
        + Arrays.stream(e.getStackTrace())
            .filter(place -> place.getClassName().startsWith("org.throughline."))
            .findFirst()
            .map(place -> " at " + place)
            .orElse("");
  }
}
