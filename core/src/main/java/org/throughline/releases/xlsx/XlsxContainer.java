package org.throughline.releases.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.throughline.releases.CountedStream;
import org.throughline.releases.NotEnoughMemoryException;
import org.throughline.releases.RowConsumer;
import org.throughline.releases.Sheet;
import org.throughline.releases.SheetContainer;

/// An xlsx workbook. Different sheets may be read from different threads; the shared texts are read
/// once, when a sheet is first.
public final class XlsxContainer implements SheetContainer {

  private static final byte[] NO_TEXTS = {'<', 's', 's', 't', '/', '>'};

  private final Parts parts;
  private final WorkbookParts workbook;
  private final AtomicReferenceArray<@Nullable CountedStream> reading;
  private @Nullable SharedTexts shared;

  /// @throws IOException when it is no workbook, saying why
  public XlsxContainer(Path path) throws IOException {
    parts = new Parts(path);
    try {
      workbook = WorkbookParts.read(parts);
      reading = new AtomicReferenceArray<>(workbook.sheets().size());
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  @Override
  public List<Sheet> sheets() {
    return workbook.sheets();
  }

  @Override
  public boolean countsFrom1904() {
    return workbook.from1904();
  }

  @Override
  public String delimiter() {
    return "";
  }

  @Override
  public void rows(Sheet sheet, RowConsumer consumer) throws IOException {
    String target = workbook.targets().get(sheet.position());
    if (target.isEmpty()) {
      return;
    }
    try (CountedStream in = new CountedStream(parts.open(target))) {
      reading.set(sheet.position(), in);
      scan(new SheetScanner(new XmlBytes(in), sharedTexts(), consumer));
    }
  }

  private static void scan(SheetScanner scanner) throws IOException {
    try {
      scanner.scan();
    } catch (NotEnoughMemoryException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          String.format(
              Locale.ROOT, "damaged after row %d: %s", scanner.rowNumber(), e.getMessage()),
          e);
    }
  }

  private synchronized SharedTexts sharedTexts() throws IOException {
    SharedTexts texts = shared;
    if (texts == null) {
      texts =
          new SharedTexts(
              workbook.sharedTexts().isPresent()
                  ? parts.open(workbook.sharedTexts().get())
                  : new ByteArrayInputStream(NO_TEXTS));
      shared = texts;
    }
    return texts;
  }

  @Override
  public long bytes(Sheet sheet) {
    return parts.size(workbook.targets().get(sheet.position()));
  }

  @Override
  public long bytesRead(Sheet sheet) {
    CountedStream in = reading.get(sheet.position());
    return in == null ? 0 : in.count();
  }

  @Override
  public synchronized void close() throws IOException {
    if (shared != null) {
      shared.close();
    }
    parts.close();
  }
}
