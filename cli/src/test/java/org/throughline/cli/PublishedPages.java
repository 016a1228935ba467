package org.throughline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The English pages of a published site, as a reader who walks through all of them sees them.
final class PublishedPages {

  private PublishedPages() {}

  /// The text of every page of a build or comparison, one after another.
  static String of(Path out) throws IOException {
    Path published = out.resolve("published");
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(published.toRealPath())) {
      List<Path> pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
      for (Path page : pages) {
        if (!page.toString().contains("/es/")) {
          text.append(Files.readString(page)).append('\n');
        }
      }
    }
    return text.toString();
  }
}
