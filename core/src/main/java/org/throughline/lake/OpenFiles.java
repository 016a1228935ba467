package org.throughline.lake;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.releases.Containers;
import org.throughline.releases.Sheet;
import org.throughline.releases.SheetContainer;
import org.throughline.releases.SourceFile;
import org.throughline.releases.Survey;
import org.throughline.releases.Survey.SurveyedSheet;

/// Keeps a file open from the first of its sheets that is read to the last, so that what its sheets
/// share is read once, and reports how far it is. Thread-safe.
final class OpenFiles implements AutoCloseable {

  private final ReadingProgress progress;
  private final Map<SourceFile, SheetContainer> open = new HashMap<>();
  private final Map<SourceFile, List<Sheet>> sheets;
  private final Map<SourceFile, Integer> sheetsLeft = new HashMap<>();
  private final Set<SourceFile> begun = new HashSet<>();

  OpenFiles(Survey survey, ReadingProgress progress) {
    this.progress = new OneAtATime(progress);
    this.sheets =
        survey.known().stream()
            .collect(
                Collectors.groupingBy(
                    SurveyedSheet::file,
                    Collectors.mapping(SurveyedSheet::sheet, Collectors.toList())));
    sheets.forEach((file, known) -> sheetsLeft.put(file, known.size()));
  }

  synchronized SheetContainer container(SourceFile file) throws IOException {
    SheetContainer container = open.get(file);
    if (container == null) {
      container = Containers.open(file);
      open.put(file, container);
    }
    if (begun.add(file)) {
      progress.begin(file.name());
    }
    return container;
  }

  /// That many more rows of an open file were read.
  void rows(SourceFile file, SheetContainer container, long more) {
    long behind = 0;
    long all = 0;
    for (Sheet sheet : sheets.getOrDefault(file, List.of())) {
      behind += container.bytesRead(sheet);
      all += container.bytes(sheet);
    }
    progress.rows(file.name(), more, all == 0 ? Double.NaN : (double) behind / all);
  }

  /// One sheet of `file` is done.
  synchronized void done(SourceFile file) throws IOException {
    if (sheetsLeft.merge(file, -1, Integer::sum) > 0) {
      return;
    }
    SheetContainer container = open.remove(file);
    if (container != null) {
      container.close();
    }
    if (begun.contains(file)) {
      progress.end(file.name());
    } else {
      progress.unchanged(file.name());
    }
  }

  /// Files with a known table of which no sheet was read.
  synchronized int unread() {
    return sheets.size() - begun.size();
  }

  /// Files with a known table.
  int count() {
    return sheets.size();
  }

  @Override
  public synchronized void close() throws IOException {
    for (SheetContainer container : open.values()) {
      container.close();
    }
    open.clear();
  }
}
