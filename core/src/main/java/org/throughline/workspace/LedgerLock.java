package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.throughline.workspace.RefusedException.Reason;

/// The lock of a ledger, held by one publication at a time, of this program or another one. The system
/// gives it back when its holder ends, however it ends.
final class LedgerLock implements AutoCloseable {

  /// A publication of millions of rows takes minutes; after this long something is stuck.
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final LockFile file;

  private LedgerLock(LockFile file) {
    this.file = file;
  }

  /// Waits for the lock.
  ///
  /// @param waiting told once what is waited for, if it is
  static LedgerLock of(Path ledger, Consumer<String> waiting) throws IOException, RefusedException {
    Path real = real(ledger);
    LockFile file = LockFile.open(real.resolveSibling("." + real.getFileName() + ".lock"));
    try {
      long start = System.nanoTime();
      boolean said = false;
      while (!file.tryLock()) {
        if (!said) {
          waiting.accept("Waiting for another publication to end that uses the ledger " + ledger);
          said = true;
        }
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw inUse(ledger, String.format(Locale.ROOT, "for %d minutes", PATIENCE.toMinutes()));
        }
        Thread.sleep(PAUSE);
      }
      return new LedgerLock(file);
    } catch (InterruptedException e) {
      file.close();
      Thread.currentThread().interrupt();
      throw inUse(ledger, "and waiting for it was interrupted");
    } catch (RefusedException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /// Two names of one ledger have one lock.
  private static Path real(Path ledger) throws IOException {
    if (Files.exists(ledger)) {
      return ledger.toRealPath();
    }
    Path absolute = ledger.toAbsolutePath().normalize();
    Path folder =
        Files.createDirectories(Objects.requireNonNullElse(absolute.getParent(), absolute));
    return folder.toRealPath().resolve(absolute.getFileName());
  }

  private static RefusedException inUse(Path ledger, String how) {
    return new RefusedException(
        Reason.BAD_OUTPUT,
        "The ledger %s is in use by another publication %s. Nothing was published; publish again when that one has ended"
            .formatted(ledger, how));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
