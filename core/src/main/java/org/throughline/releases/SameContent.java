package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.throughline.digest.Sha256;
import org.throughline.releases.Recognition.PassedOver;
import org.throughline.releases.Recognition.Status;
import org.throughline.releases.Survey.SurveyedSheet;

/// Finds files whose content is there twice: under another name, in a zip beside its members, gzipped beside the
/// text itself. Each content is read once; the file with the shortest name stands for all.
final class SameContent {

  private static final Comparator<String> SHORTEST_FIRST =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private SameContent() {}

  /// The sheets, where those of a file whose content another file has are passed over.
  static List<SurveyedSheet> once(List<SurveyedSheet> sheets) {
    Map<String, String> standsFor = originals(sheets);
    List<SurveyedSheet> once = new ArrayList<>();
    for (SurveyedSheet sheet : sheets) {
      String original = standsFor.getOrDefault(sheet.file().name(), sheet.file().name());
      once.add(
          original.equals(sheet.file().name())
              ? sheet
              : new SurveyedSheet(
                  sheet.file(),
                  sheet.release(),
                  sheet.sheet(),
                  new PassedOver(Status.COPY, "the same content as " + original)));
    }
    return once;
  }

  /// For each file the one that stands for its content.
  private static Map<String, String> originals(List<SurveyedSheet> sheets) {
    Map<String, SourceFile> files = new LinkedHashMap<>();
    sheets.forEach(sheet -> files.put(sheet.file().name(), sheet.file()));
    Map<String, Set<String>> names = new HashMap<>();
    for (SourceFile file : files.values()) {
      // One file alone cannot be there twice, and unpacking takes time.
      String content = files.size() > 1 && isGzip(file) ? unpacked(file) : file.sha256();
      names.computeIfAbsent(content, key -> new TreeSet<>(SHORTEST_FIRST)).add(file.name());
    }
    Map<String, String> originals = new HashMap<>();
    for (Set<String> same : names.values()) {
      String first = same.iterator().next();
      same.forEach(name -> originals.put(name, first));
    }
    return originals;
  }

  private static boolean isGzip(SourceFile file) {
    return file.name().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private static String unpacked(SourceFile file) {
    try {
      if (file.entry().isEmpty()) {
        return unpacked(Files.newInputStream(file.path()));
      }
      try (Archive archive = new Archive(file.path())) {
        return unpacked(archive.open(file.entry()));
      }
    } catch (IOException e) {
      // Damaged: whoever reads it says where.
      return file.sha256();
    }
  }

  private static String unpacked(InputStream gzip) throws IOException {
    try (InputStream packed = gzip;
        InputStream text = new GZIPInputStream(packed)) {
      return Sha256.of(text);
    }
  }
}
