package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// A stream of which the next block is read by another thread: a text is inflated while its lines are split. One thread
/// reads and closes.
final class AheadStream extends InputStream {

  private static final int BLOCK = 1 << 17;

  private final InputStream in;
  private final ExecutorService other =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("reading ahead").factory());
  private byte[] block = new byte[BLOCK];
  private byte[] next = new byte[BLOCK];
  private @Nullable Future<Integer> filling;
  private int at;
  private int end;

  AheadStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return fill() ? block[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, to.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(block, at, to, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    Future<Integer> filled = filling == null ? ahead() : filling;
    int read = length(filled);
    byte[] full = next;
    next = block;
    block = full;
    at = 0;
    end = Math.max(0, read);
    // After the end it is asked for again, and says so again.
    filling = read < 0 ? filled : ahead();
    return read > 0;
  }

  private Future<Integer> ahead() {
    byte[] target = next;
    return other.submit(() -> in.read(target));
  }

  private static int length(Future<Integer> filled) throws IOException {
    try {
      return filled.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while reading").initCause(e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException problem -> throw problem;
        case RuntimeException problem -> throw problem;
        case Error problem -> throw problem;
        case null, default -> throw new IOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    other.shutdownNow();
    other.close();
    in.close();
  }
}
