package org.throughline.synth;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// The truth about one release file, written while the file is.
final class TruthPart implements Closeable {

  /// A cell that was changed.
  record Change(String header, String written, String truth) {}

  private final FilePlan plan;
  private final String fileName;
  private final Tally tally;
  private final BufferedWriter rows;
  private final BufferedWriter duplicates;
  private final BufferedWriter faults;
  private long count;

  TruthPart(Path folder, FilePlan plan, String fileName, Tally tally) throws IOException {
    this.plan = plan;
    this.fileName = fileName;
    this.tally = tally;
    rows = gzip(folder.resolve("rows").resolve(fileName + ".csv.gz"));
    rows.write("sheet,row,episode,person,part,fate\n");
    duplicates = Files.newBufferedWriter(duplicates(folder, fileName));
    faults = Files.newBufferedWriter(faults(folder, fileName));
  }

  static Path duplicates(Path folder, String fileName) {
    return folder.resolve(fileName + ".duplicates.part");
  }

  static Path faults(Path folder, String fileName) {
    return folder.resolve(fileName + ".faults.part");
  }

  private static BufferedWriter gzip(Path file) throws IOException {
    GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16);
    return new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
  }

  Tally tally() {
    return tally;
  }

  /// Rows written so far.
  long count() {
    return count;
  }

  void row(String sheet, int number, Life life, String partAndFate) throws IOException {
    count++;
    Episode episode = life.episode();
    rows.append(sheet).append(',').append(Integer.toString(number)).append(',');
    rows.append(Integer.toString(episode.number())).append(',');
    rows.append(Integer.toString(episode.person())).append(',').append(partAndFate).append('\n');
  }

  void duplicate(String sheet, int number, Duplicate kind, int kept) throws IOException {
    tally.total("rows planted as " + kind.label() + " in " + plan.table());
    duplicates.write(
        String.format(
            Locale.ROOT,
            "%s,%s,%s,%d,%s,%d\n",
            plan.table(),
            fileName,
            sheet,
            number,
            kind.label(),
            kept));
  }

  void fault(String where, Fault kind, Change change) throws IOException {
    tally.total("cells planted as " + kind.label() + " in " + plan.table());
    String[] cells = {
      plan.table(),
      fileName,
      where,
      quote(change.header()),
      kind.label(),
      quote(change.written()),
      quote(change.truth())
    };
    faults.append(String.join(",", cells)).append('\n');
  }

  private static String quote(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    rows.close();
    duplicates.close();
    faults.close();
  }
}
