package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the documentation points to is there.
final class DocumentedPathsTest {

  private static final Path ROOT = Path.of("..");
  private static final Path RESOURCES = ROOT.resolve("core/src/main/resources");

  /// Folders of a build as well as of the program's resources; what stands in a build is tested elsewhere.
  private static final Set<String> OF_BUILDS = Set.of("measures", "lifecycle");

  private static final Pattern CODE = Pattern.compile("`([^`\\s]+/[^`\\s]*)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  /// A name for the reader to fill in, such as `NAME.yaml`.
  private static final Pattern TO_FILL_IN = Pattern.compile("[A-Z-]{2,}(\\.[a-z]+)?");

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String name : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")) {
      pages.add(ROOT.resolve(name));
    }
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPathThatIsNamedExists(Path page) throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String path : matches(CODE, page)) {
      String top = path.substring(0, path.indexOf('/'));
      boolean absent =
          isOfTheProject(top)
              ? !exists(ROOT, path)
              : isOfTheResources(top) && !exists(RESOURCES, path);
      if (absent) {
        missing.add(path);
      }
    }
    assertThat(missing).as(page.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    assertThat(matches(LINK, page))
        .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
  }

  @Test
  void pathsThatDoNotExistAreFound() throws IOException {
    assertThat(exists(ROOT, "docs/reference/")).isTrue();
    assertThat(exists(ROOT, "docs/no-such-page.md")).isFalse();
    assertThat(exists(RESOURCES, "sql/dialects/*.yaml")).isTrue();
    assertThat(exists(RESOURCES, "sql/dialects/*.docx")).isFalse();
    assertThat(exists(RESOURCES, "rules/NAME.yaml")).isTrue();
    assertThat(exists(RESOURCES, "no-such-folder/NAME.yaml")).isFalse();
  }

  private static List<String> matches(Pattern pattern, Path page) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(page));
    return matcher.results().map(found -> found.group(1)).toList();
  }

  /// A folder of this repository, and not one that a command made.
  private static boolean isOfTheProject(String top) {
    return top.equals("docs")
        || top.equals("scripts")
        || (!top.isEmpty()
            && !top.startsWith(".")
            && Files.exists(ROOT.resolve(top).resolve("pom.xml")));
  }

  private static boolean isOfTheResources(String top) {
    return !top.isEmpty()
        && !top.startsWith(".")
        && !OF_BUILDS.contains(top)
        && Files.isDirectory(RESOURCES.resolve(top));
  }

  private static boolean exists(Path root, String path) throws IOException {
    if (path.contains("/target/")) {
      return true;
    }
    int last = path.lastIndexOf('/', path.length() - 2);
    Path folder = last < 0 ? root : root.resolve(path.substring(0, last));
    String name = path.substring(last + 1);
    if (!Files.isDirectory(folder) || TO_FILL_IN.matcher(name).matches()) {
      return Files.isDirectory(folder);
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name.replace("/", ""));
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> matcher.matches(file.getFileName()));
    }
  }
}
