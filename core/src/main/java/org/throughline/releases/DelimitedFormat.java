package org.throughline.releases;

import java.util.ArrayList;
import java.util.List;

/// Delimiter of a text file and the number of fields its rows have, found from its first bytes.
///
/// @param share lines that have as many fields, as a share of all lines that are not blank, 0 to 1
record DelimitedFormat(char delimiter, int fields, double share) {

  static final int SAMPLE_BYTES = 1 << 16;
  private static final char[] CANDIDATES = {'|', '\t', ',', ';', '~', '^'};

  static DelimitedFormat detect(byte[] sample) {
    List<String> lines = MixedText.decode(sample, CodePage.WINDOWS).lines().toList();
    long all = Math.max(1, lines.stream().filter(line -> !line.isBlank()).count());
    DelimitedFormat best = new DelimitedFormat(',', 1, 0);
    long most = 0;
    for (char candidate : CANDIDATES) {
      // In a file whose every row has a line break in quotes no line is a row; where quotes stray,
      // only lines are.
      for (List<String> rows : List.of(lines, joined(lines, candidate))) {
        int[] linesWith = new int[1024];
        for (String line : rows) {
          linesWith[Math.min(linesWith.length - 1, countOutsideQuotes(line, candidate))]++;
        }
        int steady = steady(linesWith);
        long agreed = (long) steady * linesWith[steady];
        if (agreed > most) {
          most = agreed;
          best =
              new DelimitedFormat(
                  candidate, steady + 1, Math.min(1, (double) linesWith[steady] / all));
        }
      }
    }
    return best;
  }

  /// The lines with those put together between which a quoted field goes on.
  private static List<String> joined(List<String> lines, char delimiter) {
    LineSplitter splitter = new LineSplitter(delimiter);
    List<String> rows = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String line : lines) {
      open.add(line);
      CellRow row = new CellRow();
      row.begin(1);
      String together = String.join("\n", open);
      if (!splitter.split(together, row)) {
        rows.add(together);
        open.clear();
      } else if (open.size() > TextRows.MOST_LINES) {
        rows.addAll(open);
        open.clear();
      }
    }
    rows.addAll(open);
    return rows;
  }

  /// The number of delimiters outside quotes for which most fields end in lines that have as many. Counting
  /// lines alone would be misled by a comma that stands once in most rows of a small file.
  private static int steady(int[] linesWith) {
    int best = 0;
    for (int count = 1; count < linesWith.length; count++) {
      best = count * (long) linesWith[count] > best * (long) linesWith[best] ? count : best;
    }
    return best;
  }

  private static int countOutsideQuotes(String line, char delimiter) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        count++;
      }
    }
    return count;
  }
}
