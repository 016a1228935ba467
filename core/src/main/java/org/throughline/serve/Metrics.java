package org.throughline.serve;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// What was answered, as Prometheus reads it. No address and no parameter is in it.
final class Metrics {

  private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final LongAdder nanoseconds = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void answered(int status, long elapsed, long length) {
    answers.computeIfAbsent(status, key -> new LongAdder()).increment();
    nanoseconds.add(elapsed);
    bytes.add(length);
  }

  String text() {
    StringBuilder text = new StringBuilder("# TYPE throughline_answers_total counter\n");
    new TreeMap<>(answers)
        .forEach(
            (status, count) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "throughline_answers_total{status=\"%d\"} %d\n",
                        status,
                        count.sum())));
    text.append("# TYPE throughline_answer_seconds_total counter\n");
    text.append(
        String.format(
            Locale.ROOT, "throughline_answer_seconds_total %.6f\n", nanoseconds.sum() / 1e9));
    text.append("# TYPE throughline_answer_bytes_total counter\n");
    text.append(String.format(Locale.ROOT, "throughline_answer_bytes_total %d\n", bytes.sum()));
    return text.toString();
  }
}
