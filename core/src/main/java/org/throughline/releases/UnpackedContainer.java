package org.throughline.releases;

import java.io.IOException;
import java.util.List;

/// A file inside a zip, unpacked for as long as it is read.
final class UnpackedContainer implements SheetContainer {

  private final Unpacked unpacked;
  private final SheetContainer container;

  private UnpackedContainer(Unpacked unpacked, SheetContainer container) {
    this.unpacked = unpacked;
    this.container = container;
  }

  /// Takes over what was unpacked.
  static SheetContainer open(Unpacked unpacked) throws IOException {
    try {
      return new UnpackedContainer(unpacked, Containers.open(unpacked));
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  @Override
  public List<Sheet> sheets() {
    return container.sheets();
  }

  @Override
  public boolean countsFrom1904() {
    return container.countsFrom1904();
  }

  @Override
  public String delimiter() {
    return container.delimiter();
  }

  @Override
  public void rows(Sheet sheet, RowConsumer consumer) throws IOException {
    container.rows(sheet, consumer);
  }

  @Override
  public String note() {
    return container.note();
  }

  @Override
  public long bytes(Sheet sheet) {
    return container.bytes(sheet);
  }

  @Override
  public long bytesRead(Sheet sheet) {
    return container.bytesRead(sheet);
  }

  @Override
  public void close() throws IOException {
    container.close();
    unpacked.close();
  }
}
