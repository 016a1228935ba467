package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A file inside a zip, unpacked for as long as it is read.
final class UnpackedContainer implements SheetContainer {

  private final Path unpacked;
  private final SheetContainer container;

  private UnpackedContainer(Path unpacked, SheetContainer container) {
    this.unpacked = unpacked;
    this.container = container;
  }

  static SheetContainer open(Path zip, String entry) throws IOException {
    Path unpacked = Files.createTempFile("throughline", ".part");
    // When the program is interrupted nobody closes the container.
    unpacked.toFile().deleteOnExit();
    try (Archive archive = new Archive(zip);
        InputStream in = archive.open(entry)) {
      Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
      if (Containers.isArchive(unpacked)) {
        throw new IOException("a zip inside a zip; unpack it");
      }
      return new UnpackedContainer(unpacked, Containers.open(unpacked));
    } catch (IOException | RuntimeException e) {
      Files.delete(unpacked);
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
  public boolean fieldsAreCounted() {
    return container.fieldsAreCounted();
  }

  @Override
  public void rows(Sheet sheet, RowConsumer consumer) throws IOException {
    container.rows(sheet, consumer);
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
    Files.deleteIfExists(unpacked);
  }
}
