package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A zip of released files. Names that lead out of it and entries that grow beyond measure are refused.
final class Archive implements AutoCloseable {

  /// Released text shrinks to a tenth or a twentieth; an entry that shrinks to less than this share is
  /// made to fill a disk.
  static final long MOST_GROWTH = 500;

  /// Below this size growth does no harm.
  static final long HARMLESS = 16L << 20;

  /// The largest entry that is unpacked; the largest release known is 2.6 GB zipped.
  static final long LARGEST = 64L << 30;

  static final int MOST_ENTRIES = 10_000;

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new TreeMap<>();

  /// @throws IOException when it is no zip, is protected, or holds too many entries
  Archive(Path path) throws IOException {
    zip = open(path);
    if (zip.size() > MOST_ENTRIES) {
      int size = zip.size();
      zip.close();
      throw new IOException(
          String.format(Locale.ROOT, "the zip holds %d entries, more than %d", size, MOST_ENTRIES));
    }
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      if (!entry.isDirectory()) {
        entries.put(entry.getName(), entry);
      }
    }
  }

  private static ZipFile open(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
      throw new IOException(
          encrypted
              ? "the zip is protected by a password; unpack it"
              : "a damaged zip: " + e.getMessage(),
          e);
    }
  }

  /// Names of the entries that are files, sorted, without those that systems add.
  List<String> files() {
    return entries.keySet().stream().filter(name -> leadsOut(name) || !isHidden(name)).toList();
  }

  /// Whether this is a workbook and not a zip of files.
  boolean isWorkbook() {
    return entries.keySet().stream()
        .anyMatch(name -> name.equals("[Content_Types].xml") || name.startsWith("xl/"));
  }

  /// Whether this is a workbook of LibreOffice (ods) or Numbers: data that is not read, and no zip of files.
  boolean isOtherWorkbook() {
    return (entries.containsKey("content.xml") && entries.containsKey("mimetype"))
        || entries.keySet().stream()
            .anyMatch(name -> name.startsWith("Index/") && name.endsWith(".iwa"));
  }

  private static boolean isHidden(String name) {
    return name.startsWith("__MACOSX/") || name.startsWith(".") || name.contains("/.");
  }

  /// @throws IOException when the entry is one that is not read, saying why
  void check(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new IOException("the zip has no such entry");
    }
    if (leadsOut(name)) {
      throw new IOException("its name leads out of the zip");
    }
    long size = entry.getSize();
    boolean grows = size > HARMLESS && size / Math.max(1, entry.getCompressedSize()) > MOST_GROWTH;
    if (size > LARGEST || grows) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it would grow from %d to %d bytes; at most %d-fold and %d bytes are unpacked",
              entry.getCompressedSize(),
              size,
              MOST_GROWTH,
              LARGEST));
    }
  }

  private static boolean leadsOut(String name) {
    String plain = name.replace('\\', '/');
    return plain.startsWith("/")
        || plain.matches("[A-Za-z]:.*")
        || List.of(plain.split("/", -1)).contains("..")
        || plain.indexOf('\0') >= 0;
  }

  long size(String name) throws IOException {
    check(name);
    return requireEntry(name).getSize();
  }

  /// The entry's bytes, never more than the zip says there are.
  InputStream open(String name) throws IOException {
    check(name);
    return new EntryStream(zip.getInputStream(requireEntry(name)), requireEntry(name));
  }

  private ZipEntry requireEntry(String name) {
    return java.util.Objects.requireNonNull(entries.get(name));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
