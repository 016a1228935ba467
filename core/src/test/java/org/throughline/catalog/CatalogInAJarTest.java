package org.throughline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program's data are listed out of its jar, by as many threads as want to.
final class CatalogInAJarTest {

  private static final int CALLS = 200;

  @TempDir private Path folder = Path.of("");

  private URL data() throws Exception {
    Path jar = folder.resolve("data.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("data/", "data/b.yaml", "data/a.yaml", "data/deeper/c.yaml")) {
        out.putNextEntry(new JarEntry(name));
        out.write(name.endsWith("/") ? new byte[0] : name.getBytes(StandardCharsets.UTF_8));
      }
    }
    return URI.create("jar:" + jar.toUri() + "!/data").toURL();
  }

  @Test
  void whatStandsInTheFolderIsListedAndNothingDeeper() throws Exception {
    assertThat(Catalog.names(data())).containsExactlyInAnyOrder("a.yaml", "b.yaml");
  }

  @Test
  void twoHundredCallsAtOnceAllSucceed() throws Exception {
    URL data = data();
    List<Future<List<String>>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < CALLS; i++) {
        answers.add(threads.submit(() -> Catalog.names(data)));
      }
    }
    for (Future<List<String>> answer : answers) {
      assertThat(answer.get()).hasSize(2);
    }
  }
}
