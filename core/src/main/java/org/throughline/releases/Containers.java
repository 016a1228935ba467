package org.throughline.releases;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens a file by what its first bytes say it is, never by its name.
public final class Containers {

  private static final int OLE = 0xD0CF11E0;
  private static final int ZIP = 0x504B0304;
  private static final int GZIP = 0x1F8B;

  private Containers() {}

  /// @throws IOException saying what the file is and what could be read instead
  public static SheetContainer open(Path path) throws IOException {
    byte[] head = firstBytes(path);
    if (head.length == 0) {
      throw new IOException("the file is empty");
    }
    if (startsWith(head, ZIP)) {
      return new XlsxContainer(path);
    }
    if (startsWith(head, OLE)) {
      throw new IOException(oleReason(path));
    }
    if (head.length > 1 && (ByteBuffer.wrap(head).getShort() & 0xFFFF) == GZIP) {
      return new DelimitedContainer(() -> gunzip(path));
    }
    if (!DelimitedContainer.looksLikeText(head)) {
      throw new IOException("neither a workbook nor text");
    }
    return new DelimitedContainer(() -> Files.newInputStream(path));
  }

  private static InputStream gunzip(Path path) throws IOException {
    return new GZIPInputStream(new BufferedInputStream(Files.newInputStream(path)), 1 << 16);
  }

  private static byte[] firstBytes(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(4096);
    }
  }

  private static boolean startsWith(byte[] head, int magic) {
    return head.length >= 4 && ByteBuffer.wrap(head).getInt() == magic;
  }

  private static String oleReason(Path path) throws IOException {
    // An encrypted workbook is an OLE file with a stream of this name, in UTF-16.
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    byte[] content = Files.readAllBytes(path);
    for (int i = 0; i + name.length <= content.length; i++) {
      if (java.util.Arrays.equals(content, i, i + name.length, name, 0, name.length)) {
        return "the workbook is protected by a password; save it without one";
      }
    }
    return "an old binary workbook (xls); save it as xlsx";
  }
}
