package org.throughline.releases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.eventusermodel.HSSFUserException;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// An old binary workbook (xls, BIFF8), read as a stream of records.
final class XlsContainer implements SheetContainer {

  private final Path path;
  private final List<Sheet> sheets = new ArrayList<>();
  private boolean from1904;

  XlsContainer(Path path) throws IOException {
    this.path = path;
    walk(
        new AbortableHSSFListener() {
          @Override
          public short abortableProcessRecord(Record record) {
            if (record instanceof BoundSheetRecord sheet) {
              boolean visible = !sheet.isHidden() && !sheet.isVeryHidden();
              sheets.add(new Sheet(sheets.size(), sheet.getSheetname(), visible));
            } else if (record instanceof DateWindow1904Record window) {
              from1904 = window.getWindowing() == 1;
            }
            return 0;
          }
        });
    if (sheets.isEmpty()) {
      throw new IOException("an old binary file without sheets; save it as xlsx");
    }
  }

  private void walk(AbortableHSSFListener listener) throws IOException {
    HSSFRequest request = new HSSFRequest();
    request.addListenerForAllRecords(listener);
    try (POIFSFileSystem file = new POIFSFileSystem(path.toFile(), true)) {
      new HSSFEventFactory().abortableProcessWorkbookEvents(request, file);
    } catch (EncryptedDocumentException e) {
      throw new IOException("the workbook is protected by a password; save it without one", e);
    } catch (HSSFUserException e) {
      throw new IOException("a damaged binary workbook: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // The library reports damage by whatever exception it stumbles over.
      throw new IOException("a damaged binary workbook (xls): " + e, e);
    }
  }

  @Override
  public List<Sheet> sheets() {
    return List.copyOf(sheets);
  }

  @Override
  public boolean countsFrom1904() {
    return from1904;
  }

  @Override
  public String delimiter() {
    return "";
  }

  @Override
  public void rows(Sheet sheet, RowConsumer consumer) throws IOException {
    XlsRows rows = new XlsRows(sheet.position(), consumer);
    walk(rows);
    rows.finish();
  }

  @Override
  public void close() {
    // Each reading opens and closes the file itself.
  }
}
