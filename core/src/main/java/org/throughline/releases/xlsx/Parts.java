package org.throughline.releases.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.throughline.releases.EntryStream;

/// The parts of a workbook's zip, by name without regard to case. May be read from several threads.
final class Parts implements AutoCloseable {

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new TreeMap<>();

  Parts(Path path) throws IOException {
    try {
      zip = new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw new IOException("a damaged or protected zip: " + e.getMessage(), e);
    }
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      entries.put(key(entry.getName()), entry);
    }
  }

  private static String key(String name) {
    String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return plain.startsWith("/") ? plain.substring(1) : plain;
  }

  boolean has(String name) {
    return entries.containsKey(key(name));
  }

  /// Bytes of the part as the zip states them; 0 when there is no such part.
  long size(String name) {
    ZipEntry entry = entries.get(key(name));
    return entry == null ? 0 : Math.max(0, entry.getSize());
  }

  /// The part's bytes, checked against the size and checksum that the zip states.
  ///
  /// @throws IOException when there is no such part
  InputStream open(String name) throws IOException {
    ZipEntry entry = entries.get(key(name));
    if (entry == null) {
      throw new IOException("the workbook has no part '" + name + "'");
    }
    return Utf8.of(new EntryStream(zip.getInputStream(entry), entry));
  }

  /// The part, when there is one.
  Optional<InputStream> find(String name) throws IOException {
    return has(name) ? Optional.of(open(name)) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
