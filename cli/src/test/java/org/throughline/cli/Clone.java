package org.throughline.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/// A clone of the repository as its own launcher finds it after the first build: what the launcher looks at is a copy, and
/// the program is the one under test.
final class Clone {

  private static final Path REPOSITORY = Path.of("..");

  private final Path folder;

  private Clone(Path folder) {
    this.folder = folder;
  }

  /// @param folder is not there yet
  static Clone lay(Path folder) throws IOException {
    Path target = Files.createDirectories(folder.resolve("cli/target/lib")).resolveSibling("");
    for (String file :
        List.of("throughline", "scripts/jdk.sh", "dist/src/DriverLibrary.java", "pom.xml")) {
      copy(file, folder);
    }
    for (String module : List.of("core", "synth", "cli")) {
      Files.createDirectories(folder.resolve(module).resolve("src/main"));
      copy(module + "/pom.xml", folder);
    }
    Path driver = driver();
    Files.copy(driver, target.resolve("lib").resolve(String.valueOf(driver.getFileName())));
    writeProgram(target.resolve("throughline.jar"), driver);
    return new Clone(folder);
  }

  private static void copy(String file, Path folder) throws IOException {
    Path to = folder.resolve(file);
    Files.createDirectories(to.resolveSibling(""));
    Files.copy(REPOSITORY.resolve(file), to);
  }

  private static Path driver() {
    try {
      return Path.of(
          DuckDBDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A jar that names what the tests run with, but for the driver.
  private static void writeProgram(Path jar, Path driver) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(one -> !one.toAbsolutePath().equals(driver.toAbsolutePath()))
                .map(one -> one.toAbsolutePath().normalize().toUri().toString())
                .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  /// The folder that the launcher lays the engine's library into.
  Path libraries() {
    return folder.resolve("cli/target/lib/native");
  }

  /// Starts the launcher; the program takes its place, with the same process id.
  ///
  /// @param says the file that what it prints goes to
  /// @param options for the Java runtime, without blanks inside
  Process launch(Path says, List<String> options, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(folder.resolve("throughline").toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(says.toFile());
    builder.environment().put("THROUGHLINE_JAVA_OPTIONS", String.join(" ", options));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }
}
