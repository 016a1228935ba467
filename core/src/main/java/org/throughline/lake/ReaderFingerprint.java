package org.throughline.lake;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.throughline.digest.Sha256;

/// Says whether two readings of the same file must come to the same: a digest of everything that decides
/// how a file is read, which is the code of the reader, the registry, and the libraries and the runtime
/// under it. No number that somebody has to remember to raise.
final class ReaderFingerprint {

  /// What of this program reads files.
  private static final List<String> DECIDING =
      List.of(
          "org/throughline/catalog",
          "org/throughline/releases",
          "org/throughline/lake",
          "org/apache/arrow",
          "registry");

  private static final String SELF = "/org/throughline/lake/ReaderFingerprint.class";

  private ReaderFingerprint() {}

  /// The fingerprint of this program; one that equals no other where its code cannot be found.
  static String of() throws IOException {
    // Not by the class's protection domain: of a class from a cache it names the folder in which
    // the cache was made.
    URL self = ReaderFingerprint.class.getResource(SELF);
    if (self == null) {
      return UUID.randomUUID().toString();
    }
    Path code = code(self);
    if (Files.isDirectory(code)) {
      return of(code);
    }
    try (FileSystem jar = FileSystems.newFileSystem(code)) {
      return of(jar.getPath("/"));
    }
  }

  /// The jar or the folder that a class was found in.
  private static Path code(URL found) throws IOException {
    try {
      if (found.openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI());
      }
      String folder = found.toURI().toString();
      return Path.of(URI.create(folder.substring(0, folder.length() - SELF.length() + 1)));
    } catch (URISyntaxException e) {
      throw new IOException("The program does not know where it is", e);
    }
  }

  private static String of(Path root) throws IOException {
    MessageDigest digest = Sha256.start();
    for (String library : libraries()) {
      digest.update(library.getBytes(StandardCharsets.UTF_8));
    }
    for (String folder : DECIDING) {
      for (Path file : files(root.resolve(folder))) {
        digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<String> libraries() {
    return List.of(
        Runtime.version().toString(),
        String.valueOf(DuckDBDriver.class.getPackage().getImplementationVersion()),
        String.valueOf(org.apache.poi.Version.getVersion()));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
