package org.throughline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.artifact.versioning.ComparableVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Advisories in the form of OSV, and the libraries that they are about: <https://ossf.github.io/osv-schema/>.
record Advisories(List<JsonNode> all) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// The jar of a library in a Maven repository: the folder ends with its group and name.
  record Library(Path folder, String version) {

    /// None for what does not lie in a Maven repository.
    static Optional<Library> of(Path jar) {
      Path version = jar.getParent();
      if (version == null || version.getParent() == null || !jar.toString().endsWith(".jar")) {
        return Optional.empty();
      }
      Path folder = version.getParent();
      String start = folder.getFileName() + "-" + version.getFileName();
      return jar.getFileName().toString().startsWith(start)
          ? Optional.of(new Library(folder, version.getFileName().toString()))
          : Optional.empty();
    }

    /// Whether this is `group:name`.
    boolean isCalled(String name) {
      return name.endsWith(":" + folder.getFileName())
          && folder.endsWith(
              Path.of(
                  name.substring(0, name.indexOf(':')).replace('.', '/'),
                  name.substring(name.indexOf(':') + 1)));
    }
  }

  /// Where a range begins or ends. At one version what is mended there comes before what begins there, and that before what it is
  /// the last of: the order of their names.
  private record Event(String kind, String text) {

    private static final Comparator<Event> IN_TIME =
        Comparator.comparing((Event event) -> new ComparableVersion(event.text))
            .thenComparing(Event::kind);

    boolean isBefore(ComparableVersion version) {
      return order(version) < 0;
    }

    boolean isNotAfter(ComparableVersion version) {
      return order(version) <= 0;
    }

    private int order(ComparableVersion version) {
      return text.equals("0") ? -1 : new ComparableVersion(text).compareTo(version);
    }
  }

  /// From a list in one file, or a zip of files of one advisory each, as OSV publishes them.
  static Advisories read(Path file) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    if (!file.toString().endsWith(".zip")) {
      JSON.readTree(Files.readAllBytes(file)).forEach(all::add);
      return new Advisories(all);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().filter(one -> one.getName().endsWith(".json")).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          all.add(JSON.readTree(in));
        }
      }
    }
    return new Advisories(all);
  }

  /// One sentence for each advisory that is about this library at this version.
  List<String> about(Library library) {
    List<String> found = new ArrayList<>();
    for (JsonNode advisory : all) {
      if (!advisory.has("withdrawn") && affects(advisory, library)) {
        found.add(
            "%s %s: %s %s, %s"
                .formatted(
                    library.folder().getFileName(),
                    library.version(),
                    advisory.path("id").asString(),
                    advisory.path("aliases"),
                    advisory.path("summary").asString("")));
      }
    }
    return found;
  }

  private static boolean affects(JsonNode advisory, Library library) {
    ComparableVersion version = new ComparableVersion(library.version());
    for (JsonNode affected : advisory.path("affected")) {
      JsonNode named = affected.path("package");
      if (named.path("ecosystem").asString("").startsWith("Maven")
          && library.isCalled(named.path("name").asString(""))
          && (isListed(affected, library.version()) || isInRange(affected, version))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isListed(JsonNode affected, String version) {
    for (JsonNode listed : affected.path("versions")) {
      if (listed.asString().equals(version)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInRange(JsonNode affected, ComparableVersion version) {
    for (JsonNode range : affected.path("ranges")) {
      if (!range.path("type").asString("").equals("GIT") && isWithin(range, version)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(JsonNode range, ComparableVersion version) {
    List<Event> events = new ArrayList<>();
    for (JsonNode event : range.path("events")) {
      event
          .properties()
          .forEach(each -> events.add(new Event(each.getKey(), each.getValue().asString())));
    }
    events.sort(Event.IN_TIME);
    boolean within = false;
    for (Event event : events) {
      within =
          switch (event.kind()) {
            case "introduced" -> within || event.isNotAfter(version);
            case "fixed" -> within && !event.isNotAfter(version);
            case "last_affected" -> within && !event.isBefore(version);
            default -> within;
          };
    }
    return within;
  }
}
