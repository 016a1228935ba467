package org.throughline.releases;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What lies beside released files and is none: lock files of spreadsheet programs, what systems leave in
/// folders, letters, pictures, read-me files. A file that pretends to be data is never among them.
final class Beside {

  private static final Map<String, String> BEGINNINGS =
      Map.of(
          "%PDF", "a PDF document",
          "{\\rtf", "a text document",
          "\u0089PNG", "a picture",
          "ÿØÿ", "a picture",
          "GIF8", "a picture",
          "II*\u0000", "a picture",
          "MM\u0000*", "a picture",
          "<html", "a web page",
          "<!doctyp", "a web page");

  private static final Map<String, List<String>> ENDINGS =
      Map.of(
          "a document",
          List.of(
              "pdf", "doc", "docx", "odt", "rtf", "ppt", "pptx", "msg", "eml", "htm", "html", "md",
              "pages", "key", "gdoc", "gsheet", "one"),
          "a picture",
          List.of("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "heic", "svg", "webp"),
          "a file for programs",
          List.of(
              "json",
              "xml",
              "yaml",
              "yml",
              "toml",
              "r",
              "py",
              "ipynb",
              "sql",
              "sh",
              "do",
              "sha256",
              "md5",
              "sig",
              "asc",
              "log",
              "rds",
              "rda",
              "rdata",
              "sav",
              "dta",
              "sas7bdat",
              "parquet",
              "sqlite",
              "mdb",
              "accdb",
              "feather",
              "arrow",
              "gpkg",
              "geojson",
              "shp",
              "shx",
              "dbf",
              "prj",
              "kml",
              "kmz"),
          "a recording",
          List.of("mp3", "mp4", "m4a", "m4v", "mov", "avi", "wav", "wma", "wmv"),
          "what a system leaves in a folder",
          List.of(
              "ini",
              "lnk",
              "url",
              "webloc",
              "tmp",
              "bak",
              "swp",
              "crdownload",
              "opdownload",
              "download",
              "part",
              "filepart",
              "partial",
              "aria2"));

  private static final List<String> LEFT_BY_SYSTEMS =
      List.of("thumbs.db", "ehthumbs.db", "desktop.ini");
  private static final List<String> READ_ME =
      List.of(
          "readme",
          "read me",
          "read_me",
          "license",
          "licence",
          "changelog",
          "sha256sums",
          "md5sums",
          "manifest");
  private static final List<String> DATA =
      List.of("csv", "tsv", "psv", "tab", "xlsx", "xls", "gz", "zip");

  /// The share of lines with as many fields as most, below which a text is no table.
  private static final double LEAST_OF_A_TABLE = 0.5;

  private Beside() {}

  /// What a file is, when it lies beside the released ones.
  ///
  /// @param path with forward slashes; only its last part counts
  /// @param head the file's first bytes
  static Optional<String> what(String path, byte[] head) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.startsWith("~$") || name.startsWith(".~lock")) {
      return Optional.of("the lock file of an opened workbook");
    }
    if (name.endsWith("~")) {
      return Optional.of("a copy that a program left");
    }
    if (name.startsWith(".") || LEFT_BY_SYSTEMS.contains(name)) {
      return Optional.of("what a system leaves in a folder");
    }
    String ending = name.substring(name.lastIndexOf('.') + 1);
    if (DATA.contains(ending)) {
      return Optional.empty();
    }
    if (READ_ME.stream().anyMatch(name::startsWith)) {
      return Optional.of("a read-me file");
    }
    return head.length == 0
        ? Optional.of("an empty file")
        : byEnding(ending).or(() -> byBeginning(head));
  }

  private static Optional<String> byEnding(String ending) {
    return ENDINGS.entrySet().stream()
        .filter(entry -> entry.getValue().contains(ending))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// What a file is by its first bytes, where these are of no data.
  static Optional<String> byBeginning(byte[] head) {
    String start =
        new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return BEGINNINGS.entrySet().stream()
        .filter(entry -> start.startsWith(entry.getKey().toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// Whether a text is prose, whatever stands in it: few of its lines have fields.
  static boolean isProse(String name, DelimitedFormat format) {
    return !isNamedAsData(name) && format.fields() < 4;
  }

  /// Whether a text without a known table is prose: the commas of its lines are those of sentences.
  static boolean mayBeProse(String name, DelimitedFormat format) {
    return !isNamedAsData(name) && format.share() < LEAST_OF_A_TABLE;
  }

  private static boolean isNamedAsData(String name) {
    return DATA.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
