package org.throughline.disclosure.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.digest.Sha256;

/// Everything published so far, as read from a ledger file. Immutable; [#append] gives the next one.
///
/// Each line of the file is a hash, a space and an entry. The hash covers the entry and the hash of
/// the line before, so that no line can be changed, dropped from the middle or moved without
/// [#read] noticing. Lines cut off at the end are noticed by comparing with a [Mark] kept elsewhere.
public final class Ledger {

  private static final String START = "0".repeat(64);

  /// Before anything was published.
  public static final Ledger EMPTY = new Ledger(List.of(), List.of());

  private final List<Entry> entries;
  private final List<String> heads;

  private Ledger(List<Entry> entries, List<String> heads) {
    this.entries = List.copyOf(entries);
    this.heads = List.copyOf(heads);
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
    return parse(file, Files.exists(file) ? Files.readString(file) : "");
  }

  private static Ledger parse(Path file, String text) throws BrokenLedgerException {
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new BrokenLedgerException(file, text.lines().count(), "the line is not complete");
    }
    List<Entry> entries = new ArrayList<>();
    List<String> heads = new ArrayList<>();
    String head = START;
    for (String line : text.lines().toList()) {
      long number = entries.size() + 1L;
      if (line.length() <= START.length()) {
        throw new BrokenLedgerException(file, number, "the line is too short");
      }
      String entry = line.substring(START.length() + 1);
      head = hash(head, entry);
      if (!line.startsWith(head + " ")) {
        throw new BrokenLedgerException(file, number, "the hash does not fit the lines up to here");
      }
      entries.add(EntryText.read(entry));
      heads.add(head);
    }
    return new Ledger(entries, heads);
  }

  /// Adds a publication's facts to the file and returns the longer ledger. Facts that the ledger
  /// holds already are not repeated.
  ///
  /// @throws IllegalArgumentException if a number was published before with another value, or the id of a
  ///     category stood for another label
  /// @throws IOException if the file has changed since it was read, or cannot be written
  public Ledger append(Path file, String publication, List<Fact> facts) throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : "";
    if (!parse(file, before).head().equals(head())) {
      throw new IOException(file + " has changed since it was read");
    }
    List<Entry> longer = new ArrayList<>(entries);
    List<String> longerHeads = new ArrayList<>(heads);
    Set<Fact> known = new LinkedHashSet<>(entries.stream().map(Entry::fact).toList());
    Map<String, Long> numbers = new LinkedHashMap<>(numbers());
    Labels labels = new Labels();
    known.forEach(labels::require);
    StringBuilder text = new StringBuilder();
    String last = head();
    for (Fact fact : facts) {
      requireUnchanged(fact, numbers);
      labels.require(fact);
      if (known.add(fact)) {
        Entry entry = new Entry(publication, fact);
        longer.add(entry);
        last = hash(last, EntryText.write(entry));
        longerHeads.add(last);
        text.append(last).append(' ').append(EntryText.write(entry)).append('\n');
      }
    }
    if (!text.isEmpty() || !Files.exists(file)) {
      WholeFile.write(file, before + text);
    }
    return new Ledger(longer, longerHeads);
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
    return heads.isEmpty() ? START : heads.getLast();
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
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < mark.entries(); line++) {
      text.append(heads.get(line)).append(' ').append(EntryText.write(entries.get(line)));
      text.append('\n');
    }
    WholeFile.write(file, text.toString());
    return Optional.of(read(file));
  }

  /// Whether it is the ledger that had come this far, or one that has grown from it.
  public boolean holds(Mark mark) {
    return mark.equals(Mark.START)
        || (mark.entries() > 0
            && mark.entries() <= heads.size()
            && heads.get(mark.entries() - 1).equals(mark.head()));
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
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.fact() instanceof Fact.Shown number) {
        numbers.put(number.cell(), number.value());
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
