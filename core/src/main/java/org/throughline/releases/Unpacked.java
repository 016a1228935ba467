package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.throughline.digest.Sha256;
import org.throughline.temporary.TemporaryFolder;

/// An entry of a zip on disk, for as long as it is looked at; its digest is taken on the way out of the
/// zip.
///
/// @param zip where the zip is
/// @param entry its name inside
/// @param folder what has to be removed after use
/// @param file where its bytes are now
/// @param sha256 digest of them
record Unpacked(Path zip, String entry, TemporaryFolder folder, Path file, String sha256)
    implements AutoCloseable {

  static Unpacked of(Path zip, String entry) throws IOException {
    TemporaryFolder folder = TemporaryFolder.make("unpacked");
    Path file = folder.path().resolve("entry");
    try (Archive archive = new Archive(zip);
        InputStream in = archive.open(entry)) {
      MessageDigest digest = Sha256.start();
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
        in.transferTo(out);
      }
      return new Unpacked(zip, entry, folder, file, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  SourceFile source(Path root) throws IOException {
    return new SourceFile(
        zip, entry, SourceFile.nameOfEntry(root, zip, entry), Files.size(file), sha256);
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
