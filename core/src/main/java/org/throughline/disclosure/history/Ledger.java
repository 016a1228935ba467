package org.throughline.disclosure.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.digest.Sha256;

/// Everything published so far, as read from a ledger file. Immutable; [#append] gives the next one.
///
/// Each line of the file is a hash, a space and an entry. The hash covers the entry and the hash of
/// the line before, so that no line can be changed, dropped from the middle or moved without
/// [#read] noticing. Lines cut off at the end are noticed by comparing with a [Mark] kept elsewhere.
public final class Ledger {

  private static final String START = "0".repeat(64);

  /// Lines that are parsed at once, on all processors.
  private static final int BATCH = 1 << 16;

  /// Before anything was published.
  public static final Ledger EMPTY = new Ledger(List.of(), List.of(), 0);

  private final List<Entry> entries;

  /// The hash of each line as bytes: as texts they would need more room than the facts.
  private final List<byte[]> heads;

  private final long bytes;

  /// @param bytes length of the file that holds it
  private Ledger(List<Entry> entries, List<byte[]> heads, long bytes) {
    this.entries = List.copyOf(entries);
    this.heads = List.copyOf(heads);
    this.bytes = bytes;
  }

  /// How far a ledger had come at some time.
  ///
  /// @param entries how many lines it had
  /// @param head the hash of the last of them
  public record Mark(int entries, String head) {

    /// Of a ledger that nothing was added to.
    public static final Mark START = new Mark(0, Ledger.START);
  }

  /// Reads and verifies a ledger; a file that does not exist is an empty ledger.
  ///
  /// @throws BrokenLedgerException naming file and line, if the chain does not hold
  /// @throws IOException if the file cannot be read
  public static Ledger read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return EMPTY;
    }
    if (Files.size(file) > 0 && !end(file, 1).equals("\n")) {
      try (Stream<String> lines = Files.lines(file)) {
        throw new BrokenLedgerException(file, lines.count(), "the line is not complete");
      }
    }
    List<Entry> entries = new ArrayList<>();
    List<byte[]> heads = new ArrayList<>();
    String last = START;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      List<String> batch = new ArrayList<>(BATCH);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long number = heads.size() + 1L;
        if (line.length() <= START.length()) {
          throw new BrokenLedgerException(file, number, "the line is too short");
        }
        String entry = line.substring(START.length() + 1);
        last = hash(last, entry);
        if (!line.startsWith(last) || line.charAt(START.length()) != ' ') {
          throw new BrokenLedgerException(
              file, number, "the hash does not fit the lines up to here");
        }
        heads.add(HexFormat.of().parseHex(last));
        batch.add(entry);
        if (batch.size() == BATCH) {
          parse(batch, entries);
          batch.clear();
        }
      }
      parse(batch, entries);
    }
    return new Ledger(entries, heads, Files.size(file));
  }

  private static void parse(List<String> lines, List<Entry> entries) {
    String publication = entries.isEmpty() ? "" : entries.getLast().publication();
    for (Entry one : lines.parallelStream().map(EntryText::read).toList()) {
      // One text for the name of a publication, not one for each of its facts.
      boolean same = one.publication().equals(publication);
      publication = same ? publication : one.publication();
      entries.add(same ? new Entry(publication, one.fact()) : one);
    }
  }

  /// The end of a file, so many bytes of it if it has them.
  private static String end(Path file, int most) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer end = ByteBuffer.allocate((int) Math.min(most, channel.size()));
      channel.position(channel.size() - end.capacity());
      while (end.hasRemaining() && channel.read(end) >= 0) {
        // What is left of it.
      }
      return new String(end.array(), StandardCharsets.UTF_8);
    }
  }

  /// Adds a publication's facts to the file and returns the longer ledger. Facts that the ledger
  /// holds already are not repeated.
  ///
  /// @throws IllegalArgumentException if a number was published before with another value, or the id of a
  ///     category stood for another label
  /// @throws IOException if the file has changed since it was read, or cannot be written
  public Ledger append(Path file, String publication, List<Fact> facts) throws IOException {
    if (!isStill(file)) {
      throw new IOException(file + " has changed since it was read");
    }
    List<Entry> longer = new ArrayList<>(entries);
    List<byte[]> longerHeads = new ArrayList<>(heads);
    Set<Fact> known = known(facts);
    Set<String> asked =
        facts.stream().flatMap(fact -> fact.cells().stream()).collect(Collectors.toSet());
    Map<String, Long> numbers = numbers(asked::contains);
    Labels labels = new Labels();
    entries.forEach(entry -> labels.require(entry.fact()));
    StringBuilder text = new StringBuilder();
    String last = head();
    for (Fact fact : facts) {
      requireUnchanged(fact, numbers);
      labels.require(fact);
      if (known.add(fact)) {
        Entry entry = new Entry(publication, fact);
        longer.add(entry);
        String line = EntryText.write(entry);
        last = hash(last, line);
        longerHeads.add(HexFormat.of().parseHex(last));
        text.append(last).append(' ').append(line).append('\n');
      }
    }
    if (!text.isEmpty() || !Files.exists(file)) {
      WholeFile.append(file, text.toString());
    }
    return new Ledger(longer, longerHeads, Files.size(file));
  }

  /// Whether a file still holds what was read, by its length and the hash of its last line, which covers all of it.
  public boolean isStill(Path file) throws IOException {
    return bytes == (Files.exists(file) ? Files.size(file) : 0)
        && (bytes == 0 || lastHead(file).equals(head()));
  }

  /// Which of these facts it holds.
  private Set<Fact> known(List<Fact> facts) {
    Set<Fact> asked = new HashSet<>(facts);
    Set<Fact> known = new HashSet<>();
    entries.stream().map(Entry::fact).filter(asked::contains).forEach(known::add);
    return known;
  }

  /// The hash that the last line of a file begins with. A line is shorter than what is read of the end.
  private static String lastHead(Path file) throws IOException {
    String text = end(file, 1 << 20);
    int line = text.lastIndexOf('\n', text.length() - 2) + 1;
    return text.substring(line, Math.min(text.length(), line + START.length()));
  }

  private static void requireUnchanged(Fact fact, Map<String, Long> numbers) {
    if (fact instanceof Fact.Shown number) {
      Long before = numbers.putIfAbsent(number.cell(), number.value());
      if (before != null && before != number.value()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "'%s' was published as %d and is now %d; a revised number needs an id of its own",
                number.cell(),
                before,
                number.value()));
      }
    }
  }

  private static String hash(String previous, String entry) {
    return Sha256.of(previous + entry);
  }

  /// Entries in the order of publication.
  public List<Entry> entries() {
    return entries;
  }

  /// The hash of the last line, or zeros for an empty ledger.
  public String head() {
    return heads.isEmpty() ? START : head(heads.size());
  }

  private String head(int lines) {
    return HexFormat.of().formatHex(heads.get(lines - 1));
  }

  /// How far it has come.
  public Mark mark() {
    return new Mark(entries.size(), head());
  }

  /// Writes the ledger as it was at a mark to another file.
  ///
  /// @return the shorter ledger; empty if this one has not grown from one that had come this far
  public Optional<Ledger> cut(Mark mark, Path file) throws IOException {
    if (!holds(mark)) {
      return Optional.empty();
    }
    WholeFile.write(
        file,
        out -> {
          for (int line = 0; line < mark.entries(); line++) {
            String text = head(line + 1) + ' ' + EntryText.write(entries.get(line)) + '\n';
            out.write(text.getBytes(StandardCharsets.UTF_8));
          }
        });
    return Optional.of(read(file));
  }

  /// Whether it is the ledger that had come this far, or one that has grown from it.
  public boolean holds(Mark mark) {
    return mark.equals(Mark.START)
        || (mark.entries() > 0
            && mark.entries() <= heads.size()
            && head(mark.entries()).equals(mark.head()));
  }

  /// What was published before a publication, or everything if there is none of that name.
  public List<Fact> before(String publication) {
    return entries.stream()
        .takeWhile(entry -> !entry.publication().equals(publication))
        .map(Entry::fact)
        .toList();
  }

  /// Every fact, in the order of publication.
  public List<Fact> facts() {
    return entries.stream().map(Entry::fact).toList();
  }

  /// The names of the publications in order.
  public List<String> publications() {
    return entries.stream().map(Entry::publication).distinct().toList();
  }

  /// Every number ever published, by cell id.
  public Map<String, Long> numbers() {
    return numbers(any -> true);
  }

  private Map<String, Long> numbers(Predicate<String> asked) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.fact() instanceof Fact.Shown(String cell, long value) && asked.test(cell)) {
        numbers.put(cell, value);
      }
    }
    return numbers;
  }

  /// Every cell that was shown as withheld and has not been published since.
  public Set<String> hidden() {
    Set<String> hidden = new LinkedHashSet<>();
    for (Entry entry : entries) {
      if (entry.fact() instanceof Fact.Hidden(String cell)) {
        hidden.add(cell);
      }
    }
    hidden.removeAll(numbers().keySet());
    return hidden;
  }
}
