package org.throughline.releases.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.releases.RowConsumer;
import org.throughline.releases.Sheet;
import org.throughline.releases.SheetContainer;

/// An xlsx workbook. Different sheets may be read from different threads; the shared texts are read
/// once, when a sheet is first.
public final class XlsxContainer implements SheetContainer {

  private static final byte[] NO_TEXTS = {'<', 's', 's', 't', '/', '>'};

  private final Parts parts;
  private final WorkbookParts workbook;
  private @Nullable SharedTexts shared;

  /// @throws IOException when it is no workbook, saying why
  public XlsxContainer(Path path) throws IOException {
    parts = new Parts(path);
    try {
      workbook = WorkbookParts.read(parts);
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
  public boolean fieldsAreCounted() {
    return false;
  }

  @Override
  public void rows(Sheet sheet, RowConsumer consumer) throws IOException {
    String target = workbook.targets().get(sheet.position());
    if (target.isEmpty()) {
      return;
    }
    try (InputStream in = parts.open(target)) {
      scan(new SheetScanner(in, sharedTexts(), consumer));
    }
  }

  private static void scan(SheetScanner scanner) throws IOException {
    try {
      scanner.scan();
    } catch (IOException e) {
      throw new IOException(
          "damaged after row %d: %s".formatted(scanner.rowNumber(), e.getMessage()), e);
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
  public synchronized void close() throws IOException {
    if (shared != null) {
      shared.close();
    }
    parts.close();
  }
}
