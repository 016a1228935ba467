package org.throughline.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `scripts/fuzz` begins with, and what it once found: each folder is named by the class that is given its files.
final class FuzzedInputsTest {

  private static final Path INPUTS = Path.of("src/test/resources/fuzz");
  private static final Duration LONGEST = Duration.ofSeconds(20);

  static List<Path> inputs() throws Exception {
    try (Stream<Path> files = Files.walk(INPUTS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isReadOrRefused(Path input) throws Exception {
    byte[] bytes = Files.readAllBytes(input);
    Class<?> target = Class.forName(input.getParent().getFileName().toString());
    Assertions.assertTimeoutPreemptively(
        LONGEST,
        () -> {
          try {
            target.getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) bytes);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
