import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// `java DriverLibrary.java DRIVER.jar FOLDER` takes the engine's library for this system out of its driver's jar and lays it into a
/// folder, and takes out those of other systems. The driver lets Java look for it (`java.library.path`) only where its jar has none: else
/// it unpacks 60 MB at every start. It would look beside its jar too, but where a cache of classes was made in another folder it looks there.
public final class DriverLibrary {

  private static final String NAME = "libduckdb_java.so_";
  private static final String NOTICE =
      "Changed by Throughline: the library for this system lies in the folder native, others are left"
          + " out.\n";

  private DriverLibrary() {}

  /// @param arguments the jar, which is replaced, and the folder
  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path without = Path.of(jar + ".new");
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(without))) {
      ZipEntry own = from.getEntry(NAME + system());
      if (own == null) {
        throw new IOException(jar + " has no library " + NAME + system());
      }
      try (InputStream in = from.getInputStream(own)) {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Path library = folder.resolve(System.mapLibraryName("duckdb_java"));
        Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
      }
      for (ZipEntry entry : Collections.list(from.entries())) {
        if (!entry.getName().startsWith(NAME)) {
          try (InputStream in = from.getInputStream(entry)) {
            put(to, entry.getName(), own, in.readAllBytes());
          }
        }
      }
      put(to, "META-INF/CHANGED.txt", own, NOTICE.getBytes(StandardCharsets.UTF_8));
    }
    Files.move(without, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /// As the driver calls it: `linux_amd64`.
  private static String system() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    return os.startsWith("windows")
        ? "windows_" + processor
        : os.startsWith("mac") ? "osx_universal" : "linux_" + processor;
  }

  private static void put(ZipOutputStream to, String name, ZipEntry ofTime, byte[] bytes)
      throws IOException {
    ZipEntry copy = new ZipEntry(name);
    copy.setTimeLocal(ofTime.getTimeLocal());
    to.putNextEntry(copy);
    to.write(bytes);
  }
}
