package org.throughline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How the source looks. `mvn -pl core test -Dtest=SourceStyleTest -Dformat=apply` formats it.
final class SourceStyleTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int LONGEST_FILE = 600;
  private static final Pattern VAR = Pattern.compile("(?m)^\\s*(for \\()?(final )?var \\w+ ");
  private static final Pattern BAD_NAME =
      Pattern.compile(".*(Manager|Helper|Utils?|Impl|Base)\\.java");

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  @Test
  void everySourceIsFormatted() throws IOException, FormatterException {
    boolean apply = "apply".equals(System.getProperty("format"));
    Formatter formatter =
        new Formatter(JavaFormatterOptions.builder().formatJavadoc(false).build());
    List<Path> unformatted = new ArrayList<>();
    for (Path source : sources()) {
      String text = Files.readString(source);
      String formatted =
          formatter.formatSource(
              RemoveUnusedImports.removeUnusedImports(
                  ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE)));
      if (!formatted.equals(text)) {
        unformatted.add(ROOT.relativize(source));
        if (apply) {
          Files.writeString(source, formatted);
        }
      }
    }
    assertThat(unformatted).isEmpty();
  }

  @Test
  void noFileIsTooLong() throws IOException {
    List<Path> tooLong = new ArrayList<>();
    for (Path source : sources()) {
      if (Files.readAllLines(source).size() > LONGEST_FILE) {
        tooLong.add(ROOT.relativize(source));
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void typesAreWrittenOut() throws IOException {
    List<Path> withVar = new ArrayList<>();
    for (Path source : sources()) {
      if (VAR.matcher(Files.readString(source)).find()) {
        withVar.add(ROOT.relativize(source));
      }
    }
    assertThat(withVar).isEmpty();
  }

  @Test
  void namesExplainThemselves() throws IOException {
    assertThat(sources())
        .allSatisfy(source -> assertThat(source.getFileName().toString()).doesNotMatch(BAD_NAME));
  }

  @Test
  void everyPackageSaysWhatItIsAndKeepsNullOut() throws IOException {
    List<Path> program =
        sources().stream().filter(file -> file.toString().contains("/src/main/")).toList();
    for (Path source : program) {
      assertThat(source.resolveSibling("package-info.java"))
          .exists()
          .content()
          .contains("@org.jspecify.annotations.NullMarked")
          .startsWith("///");
    }
  }
}
