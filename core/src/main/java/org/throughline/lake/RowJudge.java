package org.throughline.lake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.throughline.lake.Typed.Amount;
import org.throughline.lake.Typed.Anomaly;
import org.throughline.lake.Typed.Doubt;
import org.throughline.lake.Typed.Missing;
import org.throughline.releases.CellRow;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.PersonalTexts;
import org.throughline.releases.SheetMapping;

/// Decides by content whether a row is data, and whether its values stand in their columns. Belongs to one
/// thread.
///
/// A row whose values contradict their columns may be shifted: a field was lost, or put in. It is repaired
/// where exactly one such shift makes every checked value fit, and rejected otherwise.
final class RowJudge {

  static final String HEADER_AGAIN = "the header again";
  static final String BELOW_OTHER = "below a header of other columns";
  static final String NO_DATA = "no record: a title, a total or a note";
  static final String SHIFTED =
      "shifted: its values fit their columns when moved by one, in more than one way";
  static final String CONTRADICTS = "its values contradict their columns";
  static final String TOO_FEW = "too few fields";
  static final String TOO_MANY = "too many fields";

  /// A row with fewer values than this share of the columns, and no date, is a note.
  private static final int NOTE_SHARE = 4;

  private static final int FEWEST = 2;

  /// A column that holds identifiers in one of so many rows may hold them.
  private static final int FEW = 5;

  private static final Set<String> UNTOLD =
      Set.of(CutIdentifier.REASON, Crowd.REASON, Placeholder.SHORT);

  private static final Pattern TOTAL =
      Pattern.compile("(?i)(?:.{0,40} )?(?:grand |sub-?)?totals?\\b.{0,40}");

  private static final Pattern ONLY_TOTAL = Pattern.compile("(?i)(?:grand |sub-?)?totals?:?");

  private final List<ColumnTally> columns;
  private final int width;
  private final String delimiter;
  private final boolean fieldsAreCounted;
  private final boolean yearIsStated;
  private final @Nullable ColumnTally key;
  private final int personAt;
  private final int[] notStored;
  private final Set<String> headers = new HashSet<>();
  private final Set<String> anywhere;
  private final Arrangement arrangement;

  /// How long headers are.
  private final BitSet lengths = new BitSet();

  /// @param delimiter what stands between the fields of a row; empty where a cell knows its column
  /// @param anywhere the headers of all known tables
  RowJudge(
      List<ColumnTally> columns,
      SheetMapping mapping,
      String delimiter,
      boolean yearStated,
      Set<String> anywhere) {
    this.columns = List.copyOf(columns);
    this.width = mapping.width();
    this.delimiter = delimiter;
    this.fieldsAreCounted = !delimiter.isEmpty();
    this.yearIsStated = yearStated;
    this.key = key(columns, mapping.table().key());
    this.personAt =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).typer.isPerson())
            .findFirst()
            .orElse(-1);
    this.notStored =
        IntStream.range(0, personAt < 0 ? 0 : columns.size())
            .filter(i -> columns.get(i).slot == ColumnTally.NOT_STORED && i != personAt)
            .toArray();
    this.arrangement = new Arrangement(mapping, key == null ? "" : key.typer.column().header());
    this.anywhere = anywhere;
    anywhere.forEach(header -> lengths.set(header.length()));
    columns.forEach(column -> headers.add(Arrangement.folded(column.typer.column().header())));
    headers.forEach(header -> lengths.set(header.length()));
  }

  private static @Nullable ColumnTally key(List<ColumnTally> columns, List<String> names) {
    for (String name : names) {
      for (ColumnTally column : columns) {
        if (column.name().equals(name)) {
          return column;
        }
      }
    }
    return null;
  }

  /// The column whose date says when the event was; null when the sheet has none.
  @Nullable ColumnTally key() {
    return key;
  }

  /// What becomes of a row.
  sealed interface Verdict {

    /// Its values are taken.
    ///
    /// @param row the row as released, or as repaired
    /// @param repair what was done to it; empty when nothing was
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, compared by nobody
    record Keep(CellRow row, Typed[] values, String repair) implements Verdict {}

    record Reject(String reason) implements Verdict {}
  }

  private static final class Doubts {
    int present;
    int misplaced;
    int misplacedInChecked;
    int notKnown;
    int fitting;
    int anomalies;
    boolean person;
  }

  Typed[] typed(CellRow row) {
    Typed[] values = new Typed[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).typer.of(row);
    }
    return values;
  }

  Verdict judge(CellRow released) {
    if (arrangement.isOther() && !isHeader(released)) {
      return new Verdict.Reject(BELOW_OTHER);
    }
    CellRow row = arrangement.arranged(released);
    Typed[] values = typed(row);
    Doubts doubts = doubts(values, row);
    boolean tooFew = fieldsAreCounted && row.width() < width;
    boolean tooMany = fieldsAreCounted && !row.isBlankFrom(width);
    boolean dated = isDated(values);
    boolean clean = doubts.misplaced == 0 && doubts.notKnown == 0;
    boolean sparse = doubts.present <= Math.max(FEWEST, columns.size() / NOTE_SHARE);
    boolean halfEmpty = doubts.present * 2 <= columns.size() + 1;
    boolean isTotal =
        (!doubts.person || !dated)
            && ((sparse && holds(TOTAL, row)) || (halfEmpty && holds(ONLY_TOTAL, row)));
    if (isTotal || (sparse && isNote(doubts, dated))) {
      return new Verdict.Reject(NO_DATA);
    }
    if (clean && dated && doubts.present >= FEWEST && !tooFew && !tooMany) {
      return new Verdict.Keep(row, values, "");
    }
    if (isHeader(row)) {
      arrangement.header(released);
      return new Verdict.Reject(HEADER_AGAIN);
    }
    if (tooMany) {
      List<Shift> shifts = new ArrayList<>(lefts(row));
      shifts.addAll(Shift.joined(row, delimiter));
      return moved(shifts, "a field too many", TOO_MANY);
    }
    if (tooFew) {
      return clean && dated && key != null && row.width() * 2 > width
          ? new Verdict.Keep(
              row,
              values,
              String.format(
                  Locale.ROOT,
                  "%d fields were missing at its end and are read as empty",
                  width - row.width()))
          : moved(width - row.width() == 1 ? rights(row) : List.of(), "a lost field", TOO_FEW);
    }
    return clean ? keptUnlessUndated(row, values) : doubtful(row, values, doubts);
  }

  private Verdict doubtful(CellRow row, Typed[] values, Doubts doubts) {
    List<Shift> shifts = new ArrayList<>(lefts(row));
    if (row.isBlankFrom(width - 1)) {
      shifts.addAll(rights(row));
    }
    boolean contradicts =
        doubts.misplacedInChecked > 0 || doubts.misplaced + doubts.notKnown >= FEWEST;
    Verdict verdict = moved(shifts, "a shift by one field", contradicts ? CONTRADICTS : "");
    return verdict instanceof Verdict.Reject(String reason) && reason.isEmpty()
        ? keptUnlessUndated(row, values)
        : verdict;
  }

  private Verdict keptUnlessUndated(CellRow row, Typed[] values) {
    if (key != null
        && keyValue(values) instanceof Anomaly anomaly
        && !(yearIsStated && isSomebodys(values))) {
      return new Verdict.Reject(unreadable(anomaly));
    }
    return new Verdict.Keep(row, values, "");
  }

  /// Whether the row has an identifier, or is of a sheet that has none, or it was withheld.
  private boolean isSomebodys(Typed[] values) {
    return personAt < 0
        || values[personAt] instanceof Amount
        || values[personAt] instanceof Typed.Withheld;
  }

  private String unreadable(Anomaly anomaly) {
    return "'%s' cannot be read: %s"
        .formatted(java.util.Objects.requireNonNull(key).typer.column().header(), anomaly.reason());
  }

  private Typed keyValue(Typed[] values) {
    int at = key == null ? -1 : columns.indexOf(key);
    return at < 0 ? Missing.MISSING : values[at];
  }

  private Doubts doubts(Typed[] values, CellRow row) {
    Doubts doubts = new Doubts();
    long person = person(values);
    doubts.person = person != 0 || isOfSomebody(values);
    if (hasLeftItsColumn(row, values)) {
      doubts.misplaced++;
      doubts.misplacedInChecked++;
    }
    for (int i = 0; i < values.length; i++) {
      Typed value = values[i];
      if (value == Missing.MISSING) {
        continue;
      }
      doubts.present++;
      ColumnTally column = columns.get(i);
      column.judged++;
      if (value instanceof Anomaly anomaly) {
        doubts.anomalies++;
        count(anomaly.doubt(), column, doubts);
        if (anomaly.doubt() != Doubt.NONE && anomaly.doubt() != Doubt.MISPLACED) {
          column.other(row, person);
        }
      } else if (value instanceof Text text) {
        column.word(text);
        doubts.fitting += text.known ? 1 : 0;
      } else if (value instanceof Typed.Dropped(Text word) && word != null) {
        column.word(word);
      }
    }
    return doubts;
  }

  private static void count(Doubt doubt, ColumnTally column, Doubts doubts) {
    switch (doubt) {
      case MISPLACED -> {
        doubts.misplaced++;
        doubts.misplacedInChecked += column.typer.isTelling() ? 1 : 0;
      }
      case ELSEWHERE -> doubts.misplaced++;
      case NOT_KNOWN -> doubts.notKnown++;
      case NONE, NAME -> {
        // They say nothing about the row.
      }
    }
  }

  private long person(Typed[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Amount(long person) && columns.get(i).typer.isPerson()) {
        return person;
      }
    }
    return 0;
  }

  /// Whether the identifier of the row stands in a column that is not stored and holds none in other rows.
  private boolean hasLeftItsColumn(CellRow row, Typed[] values) {
    boolean left = false;
    for (int i : notStored) {
      ColumnTally column = columns.get(i);
      String text = row.textAt(column.typer.column().position());
      if (text != null && Placeholder.isDigest(text.strip())) {
        column.digests++;
        left |=
            values[personAt] == Missing.MISSING
                && column.digests * FEW <= columns.get(personAt).judged;
      }
    }
    return left;
  }

  /// Whether the row has an identifier of which nobody can tell any more whose it is.
  private boolean isOfSomebody(Typed[] values) {
    for (int i = 0; i < values.length; i++) {
      if (columns.get(i).typer.isPerson()
          && values[i] instanceof Anomaly anomaly
          && UNTOLD.contains(anomaly.reason())) {
        return true;
      }
    }
    return false;
  }

  /// Of a row with few cells: whether nothing in it is a person's, and its cells are not those of an event.
  private boolean isNote(Doubts doubts, boolean dated) {
    if (columns.size() > NOTE_SHARE && doubts.present < FEWEST) {
      return true;
    }
    if (doubts.person) {
      return false;
    }
    boolean undated = key == null || !dated;
    return doubts.fitting == 0
        ? undated || doubts.anomalies > 0 || (personAt >= 0 && doubts.present <= FEWEST)
        : key != null && !dated && (doubts.anomalies > 0 || doubts.present <= FEWEST);
  }

  /// A total of a month stands beside its date, and is no record either.
  private static boolean holds(Pattern pattern, CellRow row) {
    for (int i = 0; i < row.width(); i++) {
      String text = row.textAt(i);
      if (text != null && pattern.matcher(text.strip()).matches()) {
        return true;
      }
    }
    return false;
  }

  /// Whether a row has half of the headers of the sheet, or nothing so much as headers of another table.
  private boolean isHeader(CellRow row) {
    int own = 0;
    int known = 0;
    for (int i = 0; i < row.width(); i++) {
      String text = row.textAt(i);
      if (text != null && mayBeHeader(text)) {
        String folded = Arrangement.folded(text);
        own += headers.contains(folded) ? 1 : 0;
        known += anywhere.contains(folded) ? 1 : 0;
      }
    }
    return own >= Math.max(FEWEST + 1, (headers.size() + 1) / 2)
        || (known > FEWEST && known * 2 > present(row));
  }

  private static int present(CellRow row) {
    int present = 0;
    for (int i = 0; i < row.width(); i++) {
      String text = row.textAt(i);
      present += text == null || text.isBlank() ? 0 : 1;
    }
    return present;
  }

  /// Whether it is as long as a header: nearly no value is folded for nothing.
  private boolean mayBeHeader(String text) {
    return lengths.get(text.length()) || isSpaced(text);
  }

  /// Whether folding may make the text shorter.
  private static boolean isSpaced(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return true;
      }
      before = c;
    }
    return before == ' ';
  }

  /// Rows that a lost field may have been, each with an empty cell put back at another place.
  private List<Shift> rights(CellRow row) {
    List<Shift> rows = new ArrayList<>();
    for (int at = 0; at < Math.min(row.width(), width - 1) + 1; at++) {
      rows.add(Shift.right(row, at));
    }
    return rows;
  }

  /// Rows without a cell that may be one too many: an empty one, or one that says again what stands before it.
  private static List<Shift> lefts(CellRow row) {
    List<Shift> rows = new ArrayList<>();
    for (int at = 0; at < row.width(); at++) {
      String text = row.shown(at);
      if (text.isBlank() || (at > 0 && text.equals(row.shown(at - 1)))) {
        rows.add(Shift.left(row, at));
      }
    }
    return rows;
  }

  /// The one of these rows whose values fit; rejected when none does or when several do that differ. A row that would
  /// be without its date is no answer, but one more thing that may have happened.
  private Verdict moved(List<Shift> shifts, String what, String otherwise) {
    List<Typed[]> fitting = new ArrayList<>();
    Shift only = null;
    for (Shift shift : shifts) {
      CellRow row = shift.row();
      Typed[] values = row.isBlankFrom(width) ? typed(row) : new Typed[0];
      if (values.length > 0
          && fits(row, values)
          && fitting.stream().noneMatch(f -> same(f, values))) {
        fitting.add(values);
        only = shift;
      }
    }
    if (only == null) {
      return new Verdict.Reject(otherwise);
    }
    if (fitting.size() > 1) {
      return new Verdict.Reject(SHIFTED);
    }
    Typed[] values = fitting.getFirst();
    return isDated(values) && isSure(only, values)
        ? new Verdict.Keep(only.row(), values, what + " was put right")
        : new Verdict.Reject(otherwise);
  }

  private boolean isDated(Typed[] values) {
    return key == null || keyValue(values) instanceof Amount;
  }

  /// Whether two fields put together are one: a word that their column knows, a text that goes on after a delimiter and
  /// a space, or of a column that is not stored.
  private boolean isSure(Shift shift, Typed[] values) {
    if (shift.joined() < 0 || shift.goesOn()) {
      return true;
    }
    for (int i = 0; i < values.length; i++) {
      if (columns.get(i).position() == shift.joined()) {
        return columns.get(i).slot == ColumnTally.NOT_STORED
            || (values[i] instanceof Text text && text.known);
      }
    }
    return true;
  }

  private boolean fits(CellRow row, Typed[] values) {
    for (int i = 0; i < values.length; i++) {
      if (holdsWhatBelongsElsewhere(row, columns.get(i))) {
        return false;
      }
      boolean unknown =
          values[i] instanceof Text text
              && (text.elsewhere || (columns.get(i).typer.isChecked() && !text.known));
      if (unknown || values[i] instanceof Anomaly) {
        return false;
      }
    }
    return true;
  }

  /// Columns that are not stored take any text; an identifier in one of them, or a word of another column where numbers
  /// and names of people should stand, says that the row is still shifted.
  private static boolean holdsWhatBelongsElsewhere(CellRow row, ColumnTally column) {
    CellTyper typer = column.typer;
    String text = row.textAt(typer.column().position());
    if (text == null || typer.isPerson()) {
      return false;
    }
    boolean identifying = typer.column().spec().privacy() == ColumnSpec.Privacy.IDENTIFYING;
    return (identifying && typer.isWordOfAnyColumn(text.strip()))
        || PersonalTexts.kind(text.strip())
            .filter(PersonalTexts.Kind.IDENTIFIER::equals)
            .isPresent();
  }

  private boolean same(Typed[] a, Typed[] b) {
    for (int i = 0; i < a.length; i++) {
      boolean stored =
          columns.get(i).typer.column().spec().privacy() != ColumnSpec.Privacy.IDENTIFYING;
      if (stored && !a[i].toString().equals(b[i].toString())) {
        return false;
      }
    }
    return true;
  }
}
