package org.throughline.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads the YAML and text files under a class-path folder.
public final class Catalog {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Catalog() {}

  /// All `*.yaml` files of `folder` (an absolute class-path name such as `/registry/tables`), each as
  /// one record, in file-name order.
  ///
  /// @throws IllegalStateException naming the file, when it does not fit the record
  public static <T> List<T> records(String folder, Class<T> type) {
    List<T> records = new ArrayList<>();
    for (String name : fileNames(folder, ".yaml")) {
      records.add(record(folder + "/" + name, type));
    }
    return List.copyOf(records);
  }

  /// One YAML file as one record.
  public static <T> T record(String resource, Class<T> type) {
    return parsed(resource, text(resource), type);
  }

  /// One YAML file of the user's as one record.
  ///
  /// @throws IllegalStateException naming the file, when it cannot be read or does not fit the record
  public static <T> T record(Path file, Class<T> type) {
    try {
      return parsed(file.toString(), Files.readString(file), type);
    } catch (IOException e) {
      throw new IllegalStateException("Data file " + file + " cannot be read: " + e, e);
    }
  }

  private static <T> T parsed(String source, String text, Class<T> type) {
    try {
      return YAML.readValue(text, type);
    } catch (JacksonException e) {
      throw new IllegalStateException("Data file " + source + " cannot be used: " + words(e), e);
    }
  }

  /// What is wrong, without the names of classes.
  private static String words(JacksonException e) {
    String at =
        e.getLocation() == null || e.getLocation().getLineNr() < 1
            ? ""
            : " in line " + e.getLocation().getLineNr();
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds() == null
              ? List.of()
              : unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      return "unknown key '%s'%s; valid are %s"
          .formatted(unknown.getPropertyName(), at, String.join(", ", known));
    }
    if (e.getCause() instanceof NullPointerException) {
      return "a key is missing" + at;
    }
    if (e.getCause() instanceof IllegalArgumentException reason) {
      return reason.getMessage() + at;
    }
    return String.valueOf(e.getOriginalMessage())
            .replaceAll(" *\\(?`?(class )?(java|tools|org)\\.[\\w.$`]+\\)?", "")
        + at;
  }

  /// The text of one file.
  public static String text(String resource) {
    try (InputStream in = Catalog.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Data file " + resource + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Names of the files in `folder` that end in `suffix`, sorted. Any number of threads may ask.
  public static List<String> fileNames(String folder, String suffix) {
    URL url = Catalog.class.getResource(folder);
    if (url == null) {
      throw new IllegalStateException("Data folder " + folder + " is missing from the program");
    }
    try {
      return names(url).stream().filter(name -> name.endsWith(suffix)).sorted().toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("Data folder " + folder + " cannot be listed", e);
    }
  }

  /// Names of what stands in a folder of files or of a jar. A jar is opened for this call alone: what a process shares, one
  /// thread could close under another.
  static List<String> names(URL folder) throws IOException, URISyntaxException {
    if (!(folder.openConnection() instanceof JarURLConnection connection)) {
      try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
        return files.map(file -> String.valueOf(file.getFileName())).toList();
      }
    }
    connection.setUseCaches(false);
    String prefix = connection.getEntryName().replaceFirst("/*$", "/");
    try (JarFile jar = connection.getJarFile()) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
          .map(name -> name.substring(prefix.length()))
          .filter(name -> name.indexOf('/') < 0)
          .toList();
    }
  }
}
