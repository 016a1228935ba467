package org.throughline.serve;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many requests one client may send: a bucket that refills every second.
///
/// @param perSecond how many in the long run; 0 for as many as they like
final class RateLimit {

  private static final int BURST_SECONDS = 10;
  private static final int MOST_CLIENTS = 10_000;
  private static final double SECOND = 1e9;

  private record Bucket(double left, long at) {}

  private final int perSecond;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  RateLimit(int perSecond) {
    this.perSecond = perSecond;
  }

  /// Whether a client may send another request at a time in nanoseconds.
  boolean allows(String client, long now) {
    if (perSecond == 0) {
      return true;
    }
    if (buckets.size() > MOST_CLIENTS) {
      forgetFull(now);
    }
    double most = (double) perSecond * BURST_SECONDS;
    Bucket after =
        buckets.merge(
            client,
            new Bucket(most - 1, now),
            (before, unused) -> {
              double refilled = before.left() + (now - before.at()) / SECOND * perSecond;
              return new Bucket(Math.max(-1, Math.min(most, refilled) - 1), now);
            });
    return after.left() >= 0;
  }

  /// A client whose bucket is full again is as good as unknown.
  private void forgetFull(long now) {
    for (Iterator<Bucket> all = buckets.values().iterator(); all.hasNext(); ) {
      if (now - all.next().at() > BURST_SECONDS * SECOND) {
        all.remove();
      }
    }
  }
}
