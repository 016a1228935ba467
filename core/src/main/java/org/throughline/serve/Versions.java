package org.throughline.serve;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The versions of data sets that a published folder has: the one it holds now, and those of the copies that exports
/// leave in `versions/` and never change. What changed is read of every copy, its numbers when they are asked for; those of a
/// few copies stay in memory.
///
/// Safe for several threads.
final class Versions {

  private static final Pattern NUMBER = Pattern.compile("\\d+([.]\\d+)*");
  private static final Pattern ASKED = Pattern.compile("(\\d+[.])*([*]|\\d+)");
  private static final int KEPT = 4;

  private final Map<Path, JsonNode> changes = new ConcurrentHashMap<>();
  private final Map<Path, Snapshot> copies = new Recent();

  /// The copies that were asked for last.
  private static final class Recent extends LinkedHashMap<Path, Snapshot> {
    private static final long serialVersionUID = 1L;

    private Recent() {
      super(KEPT, 1, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Path, Snapshot> eldest) {
      return size() > KEPT;
    }
  }

  /// One version of a data set.
  ///
  /// @param folder of the publication that has it
  /// @param said what `changes.json` says of it
  record Version(String version, Path folder, JsonNode said) {}

  /// All versions of a data set, the newest first; of one that stands in several publications, the latest of them.
  ///
  /// @throws Problem if the folder has no such data set now
  List<Version> of(Snapshot now, String id) throws IOException {
    String slug = now.dataSet(id).entry().path("dataSet").asString("");
    Map<String, Version> found = new LinkedHashMap<>();
    add(now.changes(), slug, now.folder(), found);
    for (Path copy : copies(now.folder())) {
      JsonNode said = changes.get(copy);
      if (said == null) {
        said = Snapshot.changes(copy);
        changes.put(copy, said);
      }
      add(said, slug, copy, found);
    }
    return found.values().stream().sorted(newestFirst(Version::version)).toList();
  }

  private static void add(JsonNode changes, String slug, Path folder, Map<String, Version> found) {
    JsonNode said = changes.path("dataSets").path(slug);
    String version = said.path("version").asString("");
    if (NUMBER.matcher(version).matches()) {
      found.putIfAbsent(version, new Version(version, folder, said));
    }
  }

  /// The publication with the newest version that fits.
  ///
  /// @param asked a version such as `1.2.0`, or the beginning of one and a star, such as `1.*`
  /// @throws Problem if none does, naming those that there are
  Snapshot fitting(Snapshot now, String id, String asked) throws IOException {
    if (!ASKED.matcher(asked).matches()) {
      throw Problem.invalid(
          "'%s' is no version. Valid: one such as 1.0.0, or its beginning and a star, such as 1.*"
              .formatted(asked));
    }
    List<Version> all = of(now, id);
    for (Version one : all) {
      if (fits(asked, one.version())) {
        return one.folder().equals(now.folder()) ? now : copy(one.folder());
      }
    }
    throw Problem.missing(
        "'%s' has no version %s here. Valid: %s"
            .formatted(
                id, asked, all.stream().map(Version::version).collect(Collectors.joining(", "))));
  }

  private static boolean fits(String asked, String version) {
    return asked.endsWith("*")
        ? version.startsWith(asked.substring(0, asked.length() - 1))
        : version.equals(asked);
  }

  private static <T> Comparator<T> newestFirst(Naming<T> naming) {
    return Comparator.<T, ModuleDescriptor.Version>comparing(
            one -> ModuleDescriptor.Version.parse(naming.version(one)))
        .reversed();
  }

  private interface Naming<T> {
    String version(T one);
  }

  private static List<Path> copies(Path published) throws IOException {
    Path folder = published.resolve("versions");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(one -> NUMBER.matcher(name(one)).matches())
          .filter(one -> Files.isRegularFile(one.resolve("catalog.json")))
          .forEach(found::add);
    }
    found.sort(newestFirst(Versions::name));
    return found;
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  private synchronized Snapshot copy(Path folder) throws IOException {
    Snapshot known = copies.get(folder);
    if (known == null || !known.isOf(folder)) {
      known = Snapshot.of(folder);
      copies.put(folder, known);
    }
    return known;
  }
}
