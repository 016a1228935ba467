package org.throughline.serve;

import java.util.concurrent.atomic.AtomicLong;

/// How much memory answers have that clients take slowly: where too much waits already, a large one more is refused, a small
/// one never. Safe for several threads.
final class Room {

  static final int SMALL = 100_000;

  private static final long LEAST = 32L << 20;
  private static final int PART = 8;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /// @param most how many bytes may wait
  Room(long most) {
    this.most = most;
  }

  static Room ofHeap(long bytes) {
    return new Room(Math.max(LEAST, bytes / PART));
  }

  /// Keeps room for an answer, until it leaves.
  ///
  /// @throws Problem if there is none
  Answer enter(Answer answer) {
    int length = answer.body().length;
    if (taken.addAndGet(length) > most && length > SMALL) {
      leave(length);
      throw Problem.later(
          503,
          "Too much is sent at once",
          "Clients that take long answers slowly hold the memory for them. Valid: fewer rows (limit),"
              + " or the same request some seconds later");
    }
    return answer;
  }

  void leave(int length) {
    taken.addAndGet(-length);
  }
}
