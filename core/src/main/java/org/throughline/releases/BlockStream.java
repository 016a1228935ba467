package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/// A stream that comes block by block. One thread reads.
abstract class BlockStream extends InputStream {

  private ByteBuffer bytes = ByteBuffer.allocate(0);

  /// The next block; one without bytes after the last.
  abstract ByteBuffer next() throws IOException;

  @Override
  public final int read() throws IOException {
    return fill() ? bytes.get() & 0xFF : -1;
  }

  @Override
  public final int read(byte[] to, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, to.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.remaining());
    bytes.get(to, offset, count);
    return count;
  }

  private boolean fill() throws IOException {
    if (!bytes.hasRemaining()) {
      bytes = next();
    }
    return bytes.hasRemaining();
  }
}
