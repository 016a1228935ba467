package org.throughline.lake;

/// Passes on what several threads report, one report at a time.
final class OneAtATime implements ReadingProgress {

  private final ReadingProgress listener;

  OneAtATime(ReadingProgress listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void begin(String file) {
    listener.begin(file);
  }

  @Override
  public synchronized void rows(String file, long more, double share) {
    listener.rows(file, more, share);
  }

  @Override
  public synchronized void end(String file) {
    listener.end(file);
  }

  @Override
  public synchronized void unchanged(String file) {
    listener.unchanged(file);
  }
}
