package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// A stream of which the next block is read by another thread: a text is inflated while its lines are split. One thread
/// reads and closes.
final class AheadStream extends BlockStream {

  private static final int BLOCK = 1 << 17;

  private final InputStream in;
  private final ExecutorService other =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("reading ahead").factory());
  private byte[] block = new byte[BLOCK];
  private byte[] spare = new byte[BLOCK];
  private @Nullable Future<Integer> filling;

  AheadStream(InputStream in) {
    this.in = in;
  }

  @Override
  ByteBuffer next() throws IOException {
    Future<Integer> filled = filling == null ? ahead() : filling;
    int read = length(filled);
    byte[] full = spare;
    spare = block;
    block = full;
    // After the end it is asked for again, and says so again.
    filling = read < 0 ? filled : ahead();
    return ByteBuffer.wrap(block, 0, Math.max(0, read));
  }

  private Future<Integer> ahead() {
    byte[] target = spare;
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
