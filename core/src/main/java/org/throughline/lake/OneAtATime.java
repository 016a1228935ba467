package org.throughline.lake;

/// Passes on what several threads report, one report at a time.
final class OneAtATime implements ReadingProgress {

  private final ReadingProgress listener;

  OneAtATime(ReadingProgress listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void begin(String file, String sheet) {
    listener.begin(file, sheet);
  }

  @Override
  public synchronized void rows(long more) {
    listener.rows(more);
  }
}
