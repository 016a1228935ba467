package org.throughline.releases;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that knows how many of its bytes are behind. One thread reads; any may ask.
public final class CountedStream extends FilterInputStream {

  private volatile long count;

  public CountedStream(InputStream in) {
    super(in);
  }

  /// Bytes read or skipped so far.
  public long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    passed(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = in.read(target, from, length);
    passed(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = in.skip(n);
    passed(skipped);
    return skipped;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Only the thread that reads writes.
  private void passed(long bytes) {
    count += bytes;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
