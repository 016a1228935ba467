package org.throughline.serve;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// What was answered, as Prometheus reads it. No address and no parameter is in it.
final class Metrics {

  private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
  private static final double NANOSECOND = 1e-9;

  private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final LongAdder[] within =
      IntStream.range(0, SECONDS.length).mapToObj(i -> new LongAdder()).toArray(LongAdder[]::new);
  private final LongAdder all = new LongAdder();
  private final LongAdder nanoseconds = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder notTaken = new LongAdder();
  private final LongAdder running = new LongAdder();

  void began() {
    running.increment();
  }

  void ended() {
    running.decrement();
  }

  /// @param isTaken whether the client took all of it
  void answered(int status, long elapsed, long length, boolean isTaken) {
    answers.computeIfAbsent(status, key -> new LongAdder()).increment();
    for (int i = 0; i < SECONDS.length; i++) {
      if (elapsed * NANOSECOND <= SECONDS[i]) {
        within[i].increment();
      }
    }
    all.increment();
    nanoseconds.add(elapsed);
    bytes.add(length);
    if (!isTaken) {
      notTaken.increment();
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    family(text, "throughline_answers_total", "counter", "Answers, by status.");
    answers.forEach(
        (status, count) ->
            line(text, "throughline_answers_total{status=\"" + status + "\"}", count.sum()));
    String seconds = "throughline_answer_seconds";
    family(text, seconds, "histogram", "Time from a request to the last byte of its answer.");
    for (int i = 0; i < SECONDS.length; i++) {
      line(text, seconds + "_bucket{le=\"" + SECONDS[i] + "\"}", within[i].sum());
    }
    line(text, seconds + "_bucket{le=\"+Inf\"}", all.sum());
    text.append(
        String.format(Locale.ROOT, "%s_sum %.6f\n", seconds, nanoseconds.sum() * NANOSECOND));
    line(text, seconds + "_count", all.sum());
    family(text, "throughline_answer_bytes_total", "counter", "Bytes of answers, as sent.");
    line(text, "throughline_answer_bytes_total", bytes.sum());
    family(
        text,
        "throughline_answers_not_taken_total",
        "counter",
        "Answers that clients did not take.");
    line(text, "throughline_answers_not_taken_total", notTaken.sum());
    family(text, "throughline_requests_running", "gauge", "Requests that are worked on now.");
    line(text, "throughline_requests_running", running.sum());
    return text.toString();
  }

  private static void family(StringBuilder text, String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder text, String name, long value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}
