package org.throughline.serve;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// How many requests one client may send: a bucket that refills every second.
final class RateLimit {

  private static final int BURST_SECONDS = 10;
  private static final int MOST_CLIENTS = 10_000;
  private static final double SECOND = 1e9;
  private static final int V6 = 16;
  private static final int V6_NETWORK = 8;

  private record Bucket(double left, long at) {}

  private final int perSecond;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final AtomicLong tidied = new AtomicLong();

  /// @param perSecond how many in the long run; 0 for as many as they like
  RateLimit(int perSecond) {
    this.perSecond = perSecond;
  }

  /// Whether a client may send another request at a time in nanoseconds. A network of one customer counts as one client
  /// where addresses are of version 6: they have more of them than anybody could count.
  boolean allows(InetAddress address, long now) {
    if (perSecond == 0) {
      return true;
    }
    byte[] bytes = address.getAddress();
    String client =
        HexFormat.of().formatHex(bytes, 0, bytes.length == V6 ? V6_NETWORK : bytes.length);
    long last = tidied.get();
    if (buckets.size() > MOST_CLIENTS && now - last > SECOND && tidied.compareAndSet(last, now)) {
      forgetFull(now);
    }
    double most = (double) perSecond * BURST_SECONDS;
    Bucket after =
        buckets.merge(
            client,
            new Bucket(most - 1, now),
            (before, _) -> {
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
