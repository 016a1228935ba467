package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.workspace.Digests;
import tools.jackson.databind.JsonNode;

/// Whether a published folder holds the files that its catalogue lists, byte for byte, and no others:
/// what was put there afterwards, in whatever place, was not audited.
public final class CatalogueCheck {

  private static final String CATALOGUE = "catalog.json";

  private final Path published;
  private final List<String> problems = new ArrayList<>();

  private CatalogueCheck(Path published) {
    this.published = published;
  }

  /// @param catalogue the catalogue's content, nothing in it if it could not be read
  public static List<String> problems(Path published, JsonNode catalogue) throws IOException {
    CatalogueCheck check = new CatalogueCheck(published);
    if (!catalogue.has("files")) {
      check.problems.add("The catalogue lists no files");
      return check.problems;
    }
    Set<String> unlisted = check.present();
    unlisted.remove(CATALOGUE);
    for (JsonNode file : catalogue.path("files")) {
      String path = file.path("path").asString("");
      check.compare(path, file.path("sha256").asString(""), unlisted.remove(path));
    }
    unlisted.forEach(path -> check.problems.add("The catalogue does not list " + path));
    return check.problems;
  }

  private Set<String> present() throws IOException {
    try (Stream<Path> files = Files.walk(published)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> published.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private void compare(String path, String sha256, boolean isPresent) throws IOException {
    if (!isPresent) {
      problems.add("The catalogue lists " + path + ", which is missing");
    } else if (!Digests.sha256(published.resolve(path)).equals(sha256)) {
      problems.add(path + " is not what the catalogue's checksum says");
    }
  }
}
