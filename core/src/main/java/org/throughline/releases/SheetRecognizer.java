package org.throughline.releases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.throughline.releases.Recognition.Status;

/// Finds vocabulary, table and header row of a sheet by its content.
///
/// Every row among the first [#ROWS_SEARCHED], from the first that holds anything, is compared with every table of every vocabulary; the best
/// match is the one with the largest share of common headers among all headers of both, of those whose
/// required columns it has. A hidden sheet is
/// passed over, whatever its headers: what a publisher hid is as likely left over as meant.
public final class SheetRecognizer {

  /// Preambles of up to 21 rows are known (methods.md A1).
  public static final int ROWS_SEARCHED = 40;

  /// Below this share of common headers a row is not a header row of that table.
  static final double LEAST_MATCH = 0.5;

  /// A table with many columns that nobody knows, and all that a vocabulary requires: as few as these are no chance.
  private static final double LEAST_COMPLETE_MATCH = 0.2;

  private static final int ENOUGH_REQUIRED = 3;

  /// Below this share it misleads to say which table is nearest.
  private static final double WORTH_NAMING = 0.1;

  /// As many known headers in one column are no chance.
  private static final int HEADERS_OF_A_LIST = 3;

  private final Registry registry;
  private final List<Candidate> candidates;
  private final Set<String> headers;

  public SheetRecognizer(Registry registry) {
    this.registry = registry;
    this.candidates =
        registry.vocabularies().stream()
            .flatMap(v -> v.tables().stream().map(t -> Candidate.of(v, t)))
            .toList();
    this.headers =
        candidates.stream()
            .flatMap(candidate -> candidate.normals().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /// @param normals the headers of the table's columns, in order, as they are compared
  private record Candidate(Vocabulary vocabulary, Vocabulary.Table table, List<String> normals) {

    static Candidate of(Vocabulary vocabulary, Vocabulary.Table table) {
      List<String> normals =
          table.columns().stream().map(header -> Headers.normal(header.header())).toList();
      return new Candidate(vocabulary, table, normals);
    }

    String name() {
      return vocabulary.vocabulary() + " " + table.table();
    }
  }

  /// A row of texts with its number.
  public record TextRow(int number, List<String> cells) {
    public TextRow {
      cells = List.copyOf(cells);
    }
  }

  /// @param complete whether every required column is there
  private record Match(Candidate candidate, TextRow row, double share, boolean complete) {

    /// Whether the table is this one, whatever else may be wrong with it.
    boolean isEnough() {
      return rank() > 0;
    }

    /// A table that has most of its headers in common, and misses one, is no other one of which it has few.
    int rank() {
      if (share >= LEAST_MATCH) {
        return complete ? 3 : 2;
      }
      boolean required = complete && candidate.table().requiredColumns() >= ENOUGH_REQUIRED;
      return required && share >= LEAST_COMPLETE_MATCH ? 1 : 0;
    }
  }

  /// @param file for messages
  /// @param sheet for messages and for what its name states
  /// @param firstRows the first rows of the sheet
  public Recognition recognize(String file, Sheet sheet, List<TextRow> firstRows) {
    if (firstRows.stream().allMatch(row -> row.cells().stream().allMatch(String::isBlank))) {
      return new Recognition.Empty();
    }
    Recognition shown = byHeaders(file, sheet, firstRows);
    return sheet.visible()
        ? shown
        : new Recognition.PassedOver(Status.HIDDEN, "it " + looksLike(shown));
  }

  /// Whether a sheet describes columns instead of having them: known headers stand one below the other.
  boolean describesColumns(List<TextRow> firstRows) {
    int width = firstRows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    return IntStream.range(0, width).anyMatch(column -> listsHeaders(firstRows, column));
  }

  private boolean listsHeaders(List<TextRow> firstRows, int column) {
    List<String> cells =
        firstRows.stream()
            .filter(row -> row.cells().size() > column && !row.cells().get(column).isBlank())
            .map(row -> Headers.normal(row.cells().get(column)))
            .distinct()
            .toList();
    long known = cells.stream().filter(headers::contains).count();
    return known >= HEADERS_OF_A_LIST && known * 2 >= cells.size();
  }

  /// The table that a sheet without a header goes on with; empty when its columns do not fit.
  Optional<Recognition> continuation(
      Recognition.Known before, Sheet sheet, List<TextRow> firstRows) {
    return Continuation.of(before, sheet, firstRows, registry.values());
  }

  private static String looksLike(Recognition shown) {
    return switch (shown) {
      case Recognition.Known known ->
          "has the headers of %s (%s)"
              .formatted(known.mapping().table().table(), known.mapping().vocabulary());
      case Recognition.Refused(Problem problem) -> "resembles a known table: " + problem.what();
      case Recognition.Foreign _,
          Recognition.Empty _,
          Recognition.Totals _,
          Recognition.PassedOver _ ->
          "holds no known table";
    };
  }

  private Recognition byHeaders(String file, Sheet sheet, List<TextRow> firstRows) {
    Optional<Match> best =
        firstRows.stream()
            .flatMap(this::matches)
            .max(Comparator.comparingInt(Match::rank).thenComparingDouble(Match::share));
    if (best.isEmpty() || !best.get().isEnough()) {
      return new Recognition.Foreign(
          best.filter(match -> match.share() >= WORTH_NAMING).map(this::nearest).orElse("none"));
    }
    List<String> above =
        firstRows.stream()
            .filter(row -> row.number() < best.get().row().number())
            .flatMap(row -> row.cells().stream())
            .filter(text -> !text.isBlank())
            .toList();
    return mapping(
        Problem.Place.sheet(file, sheet.name()), best.get(), new Preamble(above, sheet.name()));
  }

  private String nearest(Match match) {
    return String.format(
        Locale.ROOT,
        "%s, %.0f %% of headers in common",
        match.candidate().name(),
        100 * match.share());
  }

  private java.util.stream.Stream<Match> matches(TextRow row) {
    Set<String> present = new HashSet<>(row.cells().stream().map(Headers::normal).toList());
    present.remove("");
    if (present.isEmpty()) {
      return java.util.stream.Stream.empty();
    }
    return candidates.stream()
        .map(c -> new Match(c, row, share(present, c), isComplete(present, c)));
  }

  private static boolean isComplete(Set<String> present, Candidate candidate) {
    Set<String> needed = new HashSet<>();
    Set<String> found = new HashSet<>();
    List<Vocabulary.Header> all = candidate.table().columns();
    for (int i = 0; i < all.size(); i++) {
      Vocabulary.Header header = all.get(i);
      if (header.required()) {
        needed.add(header.column());
      }
      if (present.contains(candidate.normals().get(i))) {
        found.add(header.column());
      }
    }
    return found.containsAll(needed);
  }

  /// Headers in common, as a share of the sheet's headers and the table's columns together. Several
  /// spellings of one column count once.
  private static double share(Set<String> present, Candidate candidate) {
    Set<String> columns = new HashSet<>();
    Set<String> found = new HashSet<>();
    int knownHeaders = 0;
    List<Vocabulary.Header> headers = candidate.table().columns();
    for (int i = 0; i < headers.size(); i++) {
      Vocabulary.Header header = headers.get(i);
      columns.add(header.column());
      if (present.contains(candidate.normals().get(i))) {
        found.add(header.column());
        knownHeaders++;
      }
    }
    int all = columns.size() + Math.max(0, present.size() - knownHeaders);
    return (double) found.size() / all;
  }

  private Recognition mapping(Problem.Place place, Match match, Preamble preamble) {
    Map<String, List<Integer>> positions = new HashMap<>();
    List<String> cells = match.row().cells();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isBlank()) {
        positions.computeIfAbsent(Headers.normal(cells.get(i)), key -> new ArrayList<>()).add(i);
      }
    }
    MappingBuilder builder =
        new MappingBuilder(registry.table(match.candidate().table().table()), positions, cells);
    builder.addAll(match.candidate().table().columns());
    Optional<String> wrong = builder.problem();
    if (wrong.isPresent()) {
      return new Recognition.Refused(
          new Problem(
              new Problem.Place(place.file(), place.sheet(), match.row().number(), ""),
              wrong.get() + " (read as " + match.candidate().name() + ")",
              "every required header exactly once"));
    }
    return new Recognition.Known(
        builder.build(match.candidate().vocabulary(), match.row().number()), preamble);
  }
}
