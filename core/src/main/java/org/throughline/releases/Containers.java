package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.throughline.releases.xlsx.XlsxContainer;

/// Opens a file by what its first bytes say it is, never by its name.
public final class Containers {

  private static final int OLE = 0xD0CF11E0;
  private static final int ZIP = 0x504B0304;
  private static final int EMPTY_ZIP = 0x504B0506;
  private static final int GZIP = 0x1F8B;
  private static final int HEAD = 4096;

  /// The directory of an OLE file stands somewhere in it; a stream's name is looked for this far.
  private static final int OLE_SEARCHED = 1 << 26;

  private Containers() {}

  /// @throws IOException saying what the file is and what could be read instead
  public static SheetContainer open(SourceFile file) throws IOException {
    return file.entry().isEmpty()
        ? open(file.path())
        : UnpackedContainer.open(Unpacked.of(file.path(), file.entry()));
  }

  /// What was unpacked, which stays its owner's.
  static SheetContainer open(Unpacked unpacked) throws IOException {
    if (isArchive(unpacked.file())) {
      throw new IOException("a zip inside a zip; unpack it");
    }
    return open(unpacked.file());
  }

  /// @throws IOException saying what the file is and what could be read instead
  public static SheetContainer open(Path path) throws IOException {
    byte[] head = firstBytes(path);
    if (head.length == 0) {
      throw new IOException("the file is empty");
    }
    if (startsWith(head, EMPTY_ZIP)) {
      throw new IOException("the zip is empty");
    }
    if (startsWith(head, ZIP)) {
      if (isArchive(path)) {
        throw new IOException("a zip of files and no workbook; unpack it");
      }
      return new XlsxContainer(path);
    }
    if (startsWith(head, OLE)) {
      return ole(path);
    }
    return text(new TextSource(path, isGzip(head)));
  }

  private static boolean isGzip(byte[] head) {
    return head.length > 1 && (ByteBuffer.wrap(head).getShort() & 0xFFFF) == GZIP;
  }

  /// Whether the file is a zip of files and not a workbook.
  ///
  /// @throws IOException when it is a workbook of another kind
  static boolean isArchive(Path path) throws IOException {
    if (!startsWith(firstBytes(path), ZIP)) {
      return false;
    }
    try (Archive archive = new Archive(path)) {
      if (!archive.isWorkbook() && archive.isOtherWorkbook()) {
        throw new IOException("a workbook of another kind (ods, numbers); save it as xlsx");
      }
      return !archive.isWorkbook();
    }
  }

  private static SheetContainer text(TextSource source) throws IOException {
    byte[] head = source.head(HEAD);
    if (source.gzipped() && (startsWith(head, ZIP) || startsWith(head, OLE))) {
      throw new IOException("a workbook or zip inside a gzip; unpack it");
    }
    if (isGzip(head)) {
      throw new IOException("gzipped twice; unpack it");
    }
    Optional<String> other = Beside.byBeginning(head);
    if (other.isPresent()) {
      throw new IOException(
          other.get() + ", whatever its name says; save what it holds as xlsx or text");
    }
    if (!DelimitedContainer.looksLikeText(head)) {
      throw new IOException("neither a workbook nor text");
    }
    return new DelimitedContainer(source);
  }

  static byte[] firstBytes(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(HEAD);
    }
  }

  private static boolean startsWith(byte[] head, int magic) {
    return head.length >= 4 && ByteBuffer.wrap(head).getInt() == magic;
  }

  private static SheetContainer ole(Path path) throws IOException {
    // An encrypted xlsx workbook is an OLE file with a stream of this name, in UTF-16.
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    byte[] content;
    try (InputStream in = Files.newInputStream(path)) {
      content = in.readNBytes(OLE_SEARCHED);
    }
    for (int i = 0; i + name.length <= content.length; i++) {
      if (content[i] == 'E'
          && java.util.Arrays.equals(content, i, i + name.length, name, 0, name.length)) {
        throw new IOException("the workbook is protected by a password; save it without one");
      }
    }
    return new XlsContainer(path);
  }
}
