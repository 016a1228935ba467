package org.throughline.lake;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.throughline.releases.Containers;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.SourceFile;
import org.throughline.releases.Survey;

/// Keeps a file open from the first of its sheets that is read to the last, so that what its sheets
/// share is read once. Thread-safe.
final class OpenFiles implements AutoCloseable {

  private final Map<SourceFile, SheetContainer> open = new HashMap<>();
  private final Map<SourceFile, Integer> sheetsLeft = new HashMap<>();

  OpenFiles(Survey survey) {
    survey.known().forEach(sheet -> sheetsLeft.merge(sheet.file(), 1, Integer::sum));
  }

  synchronized SheetContainer container(SourceFile file) throws IOException {
    SheetContainer container = open.get(file);
    if (container == null) {
      container = Containers.open(file);
      open.put(file, container);
    }
    return container;
  }

  /// One sheet of `file` is done.
  synchronized void done(SourceFile file) throws IOException {
    if (sheetsLeft.merge(file, -1, Integer::sum) == 0) {
      SheetContainer container = open.remove(file);
      if (container != null) {
        container.close();
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    for (SheetContainer container : open.values()) {
      container.close();
    }
    open.clear();
  }
}
