package org.throughline.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.ReadBack;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.pipeline.Build;
import org.throughline.publish.Imprint;
import org.throughline.publish.Publication;
import org.throughline.publish.Publisher;
import org.throughline.table.CountTable;
import org.throughline.temporary.TemporaryFolder;

/// Makes the whole site again from the audited tables and compares it, byte for byte, with the one that was
/// shipped. Whatever a page, a picture, an attribute, a list for the search or a data file says beyond
/// the tables is a difference.
public final class SiteCheck {

  /// So much of a difference is quoted.
  private static final int QUOTED = 60;

  /// What nobody reads by lines.
  private static final Pattern PACKED = Pattern.compile(".*[.](parquet|woff2|png|gif)");

  private SiteCheck() {}

  /// What differs, a sentence for each file; files that only one of both has are the catalogue's matter.
  ///
  /// @param tables the audited tables; their audit has passed
  /// @param earlier the numbers that publications before had shown
  public static List<String> problems(
      Path published,
      ExactSide behind,
      PublishedFolder shown,
      ReadBack tables,
      EarlierNumbers earlier)
      throws IOException {
    if (shown.audited().isEmpty() || shown.imprint().isEmpty()) {
      return List.of("The catalogue does not say by which version and when the site was written");
    }
    Imprint imprint = shown.imprint().get();
    if (!imprint.version().equals(Imprint.VERSION)) {
      return List.of(
          "The site was written by Throughline %s and this is %s, which makes pages otherwise: audit it with the one that wrote it"
              .formatted(imprint.version(), Imprint.VERSION));
    }
    Optional<Publication> publication =
        behind.publication(decisions(behind, shown, tables), imprint, earlier);
    if (publication.isEmpty()) {
      return List.of(
          "The folder does not keep what the pages of the comparison were made from, so that they cannot be made again: compare the releases anew with `diff`");
    }
    try (TemporaryFolder place = TemporaryFolder.make("audit")) {
      Path again = place.path();
      Publisher.write(
          publication.get(),
          again.resolve("published"),
          Build.beside(published),
          shown.audited().get());
      return differences(again.resolve("published"), published);
    }
  }

  private static List<TableDecision> decisions(
      ExactSide behind, PublishedFolder shown, ReadBack read) {
    List<TableDecision> decisions = new ArrayList<>();
    read.tables().forEach(table -> decisions.add(new TableDecision.Publishable(table)));
    Set<String> there = read.tables().stream().map(ProtectedTable::id).collect(Collectors.toSet());
    for (CountTable table : behind.tables()) {
      if (!there.contains(table.id())) {
        String reason = shown.withheld().getOrDefault(table.id(), "not published");
        decisions.add(new TableDecision.Withheld(table.id(), reason, List.of()));
      }
    }
    return decisions;
  }

  private static List<String> differences(Path again, Path published) throws IOException {
    List<String> problems = new ArrayList<>();
    Path catalogue = again.resolve("catalog.json");
    try (Stream<Path> files = Files.walk(again)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.equals(catalogue)) {
          compare(again, file, published, problems);
        }
      }
    }
    if (problems.isEmpty()) {
      // It has the checksums of all the others, so that it differs when one of them does.
      compare(again, catalogue, published, problems);
    }
    return problems;
  }

  private static void compare(Path again, Path file, Path published, List<String> problems)
      throws IOException {
    String path = again.relativize(file).toString().replace('\\', '/');
    Path shipped = published.resolve(path);
    if (Files.isRegularFile(shipped) && Files.mismatch(file, shipped) >= 0) {
      problems.add(path + " says what the tables do not give" + difference(file, shipped));
    }
  }

  /// Where a text that was shipped differs, with what should stand there; of other files from which byte on.
  static String difference(Path right, Path shipped) throws IOException {
    if (!PACKED.matcher(right.toString()).matches()) {
      return difference(Files.readAllBytes(right), Files.readAllBytes(shipped));
    }
    long at = Files.mismatch(right, shipped);
    return at < 0 ? "" : String.format(Locale.ROOT, ", from byte %d on", at + 1);
  }

  private static String difference(byte[] ours, byte[] shipped) {
    String right = new String(ours, StandardCharsets.UTF_8);
    String there = new String(shipped, StandardCharsets.UTF_8);
    int at = 0;
    while (at < Math.min(right.length(), there.length()) && right.charAt(at) == there.charAt(at)) {
      at++;
    }
    String before = there.substring(0, at);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = at - (before.lastIndexOf('\n') + 1) + 1;
    return String.format(
        Locale.ROOT,
        ", line %d, column %d: “%s” where “%s” belongs",
        line,
        column,
        quoted(there, at),
        quoted(right, at));
  }

  private static String quoted(String text, int at) {
    return text.substring(Math.max(0, at - QUOTED / 3), Math.min(text.length(), at + QUOTED))
        .replaceAll("\\s+", " ");
  }
}
