package org.throughline.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/// A pipe-separated, gzipped arrests file to the headers and quirks of the 2019 release, about nobody.
public final class MadeUpArrests {

  public static final String HEADER =
      "\"Area of Responsibility\"|\"Apprehension Date\"|\"Apprehension Method\"|\"Apprehension"
          + " Landmark\"|\"Operation\"|\"Processing Disposition\"|\"Birth"
          + " Date\"|\"Citizenship\"|\"Gender\"";

  private static final String[] OFFICES = {"Boston", "Denver", "El Paso", "Miami"};
  private static final String[] COUNTRIES = {"MEXICO", "GUATEMALA", "CANADA", "FIJI", "UNKNOWN"};

  private MadeUpArrests() {}

  /// The lines above and including the header.
  public static List<String> top() {
    return new ArrayList<>(
        List.of(
            "\"ERO-LESA Statistical Tracking Unit\"||||||||",
            "\"SYNTHETIC, about nobody\"||||||||",
            "\"2019-ICFO-99999\"||||||||",
            "||||||||",
            "\"ERO Administrative Arrests for FY2016\"||||||||",
            HEADER));
  }

  /// One record.
  public static String row(String office, String date, String country) {
    return "\"%s Area of Responsibility\"|%s|\"Located\"|\"SOME PLACE\"||\"Other\"|\"(B)(6);(B)(7)(C) \"|\"%s\"|\"Male\""
        .formatted(office, date, country);
  }

  /// A whole file: `rows` records, from `seed`. The last country is rare.
  public static List<String> lines(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = top();
    for (int i = 0; i < rows; i++) {
      String country = i % 97 == 0 ? COUNTRIES[3] : COUNTRIES[Math.min(2, random.nextInt(5))];
      String date = (1 + random.nextInt(9)) + "/" + (1 + random.nextInt(28)) + "/2016";
      lines.add(row(OFFICES[random.nextInt(OFFICES.length)], date, country));
    }
    return lines;
  }

  /// Writes lines as `name` into `folder`, gzipped.
  public static Path write(Path folder, String name, List<String> lines) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    return file;
  }
}
