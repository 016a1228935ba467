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
/// it unpacks 60 MB at every start into the folder for temporary files, where a program that is killed leaves them. It would look beside
/// its jar too, but where a cache of classes was made in another folder it looks there.
///
/// Both change in one step each, the library first, so that any number of these and of programs that start may run at once.
public final class DriverLibrary {

  private static final String NAME = "libduckdb_java.so_";
  private static final String NOTICE =
      "Changed by Throughline: the library for this system lies in the folder native, others are left"
          + " out.\n";

  private DriverLibrary() {}

  /// @param arguments the jar, which is replaced, and the folder
  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path library =
        Path.of(arguments[1]).toAbsolutePath().resolve(System.mapLibraryName("duckdb_java"));
    String mine = ".new" + ProcessHandle.current().pid();
    Path taken = Path.of(library + mine);
    Path without = Path.of(jar + mine);
    try (ZipFile from = new ZipFile(jar.toFile())) {
      ZipEntry own = from.getEntry(NAME + system());
      if (own == null) {
        requireTaken(library, jar);
        return;
      }
      Files.createDirectories(library.getParent());
      try (InputStream in = from.getInputStream(own)) {
        Files.copy(in, taken, StandardCopyOption.REPLACE_EXISTING);
      }
      copyWithoutLibraries(from, without, own);
      Files.move(taken, library, StandardCopyOption.ATOMIC_MOVE);
      Files.move(without, jar, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(taken);
      Files.deleteIfExists(without);
    }
  }

  private static void requireTaken(Path library, Path jar) throws IOException {
    if (Files.notExists(library)) {
      throw new IOException(jar + " has no library " + NAME + system());
    }
  }

  private static void copyWithoutLibraries(ZipFile from, Path jar, ZipEntry ofTime)
      throws IOException {
    try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        if (!entry.getName().startsWith(NAME)) {
          try (InputStream in = from.getInputStream(entry)) {
            put(to, entry.getName(), ofTime, in.readAllBytes());
          }
        }
      }
      put(to, "META-INF/CHANGED.txt", ofTime, NOTICE.getBytes(StandardCharsets.UTF_8));
    }
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
