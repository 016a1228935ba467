package org.throughline.releases;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// A text file on disk, which is opened as often as it is read.
///
/// @param gzipped whether the text is inside a gzip
record TextSource(Path path, boolean gzipped) {

  private static final int ROOM = 1 << 16;

  /// The file's own bytes.
  CountedStream raw() throws IOException {
    return new CountedStream(Files.newInputStream(path));
  }

  /// The bytes of the text, inflated by another thread while they are read.
  InputStream ahead(CountedStream raw) throws IOException {
    InputStream text = text(raw);
    return gzipped ? new AheadStream(text) : text;
  }

  /// The bytes of the text.
  InputStream text(CountedStream raw) throws IOException {
    InputStream buffered = new BufferedInputStream(raw, ROOM);
    InputStream text =
        new BufferedInputStream(gzipped ? new GZIPInputStream(buffered, ROOM) : buffered, ROOM);
    text.mark(Utf16Stream.HEAD);
    byte[] head = text.readNBytes(Utf16Stream.HEAD);
    text.reset();
    return Utf16Stream.begins(head) ? new Utf16Stream(text, head) : text;
  }

  /// The first bytes of the text.
  byte[] head(int length) throws IOException {
    try (CountedStream raw = raw();
        InputStream text = text(raw)) {
      return text.readNBytes(length);
    }
  }
}
