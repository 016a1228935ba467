package org.throughline.releases.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The XML of a sheet, for `scripts/fuzz`: it ends in rows or in a problem, and in the same however
/// much of it is looked at together.
public final class SheetFuzz {

  private static final byte[] TEXTS =
      "<sst><si><t>a</t></si><si><r><t>b</t></r><r><t>c&amp;</t></r></si></sst>"
          .getBytes(StandardCharsets.UTF_8);

  private SheetFuzz() {}

  /// Called by the fuzzer.
  public static void fuzzerTestOneInput(byte[] input) {
    List<String> whole = read(input, 1 << 16);
    int window = input.length == 0 ? 1 : 1 + (input[input.length - 1] & 0xff);
    List<String> parted = read(input, window);
    if (!whole.equals(parted)) {
      throw new IllegalStateException(
          "At once: " + whole + "; in windows of " + window + ": " + parted);
    }
  }

  private static List<String> read(byte[] input, int window) {
    List<String> rows = new ArrayList<>();
    try (SharedTexts texts = new SharedTexts(new ByteArrayInputStream(TEXTS))) {
      new SheetScanner(
              new XmlBytes(new ByteArrayInputStream(input), window),
              texts,
              row -> {
                StringBuilder cells = new StringBuilder().append(row.number());
                for (int i = 0; i < Math.min(row.width(), 100); i++) {
                  cells.append('|').append(row.shown(i));
                }
                rows.add(cells.toString());
                return rows.size() < 1000;
              })
          .scan();
    } catch (IOException e) {
      rows.add(String.valueOf(e.getMessage()));
    }
    return rows;
  }
}
