package org.throughline.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.throughline.catalog.Catalog;

/// The files of a published folder.
record Site(Path folder) {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", Answer.JSON),
          Map.entry("jsonld", "application/ld+json"),
          Map.entry("csv", Answer.CSV),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("gif", "image/gif"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("cff", "text/plain; charset=utf-8"),
          Map.entry("xml", "application/xml"),
          Map.entry("parquet", "application/vnd.apache.parquet"));

  /// What a reader sees where no page is, in the language of the address. Nothing of the address stands in it.
  static Answer missing(String path) {
    String language = path.startsWith("/es/") ? "es" : "en";
    return Answer.of(
            TYPES.getOrDefault("html", ""), Catalog.text("/serve/missing." + language + ".html"))
        .withStatus(404)
        .with("Cache-Control", "no-store");
  }

  /// The file at a decoded path of an address.
  ///
  /// @throws Problem when there is none
  Answer answer(String path) throws IOException {
    if (path.indexOf('\0') >= 0) {
      throw Problem.missing("No file has such a name");
    }
    String inside = path.replaceAll("^/+", "");
    Path file = folder.resolve(inside).normalize();
    if (Files.isDirectory(file)) {
      if (file.startsWith(folder) && !path.endsWith("/")) {
        // Relative links of the page in the folder start from the folder, which only the slash
        // says.
        return Answer.of("text/plain", "").withStatus(301).with("Location", "/" + inside + "/");
      }
      file = file.resolve("index.html");
    }
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      throw Problem.missing("No file is at " + path);
    }
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return Answer.of(
        TYPES.getOrDefault(ending, "application/octet-stream"), Files.readAllBytes(file));
  }
}
