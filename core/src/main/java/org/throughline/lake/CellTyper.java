package org.throughline.lake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.lake.Typed.Anomaly;
import org.throughline.lake.Typed.Doubt;
import org.throughline.lake.Typed.Dropped;
import org.throughline.lake.Typed.Missing;
import org.throughline.lake.Typed.Withheld;
import org.throughline.releases.CellRow;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.DateTexts;
import org.throughline.releases.MixedText;
import org.throughline.releases.PersonalTexts;
import org.throughline.releases.Registry;
import org.throughline.releases.SheetMapping;
import org.throughline.releases.ValueSet;

/// Turns the cells of one column of one sheet into typed values. Not thread-safe.
final class CellTyper {

  private static final long SECONDS_PER_DAY = 86_400;
  private static final long MICROS = 1_000_000;
  private static final long EPOCH_1900 = LocalDate.of(1899, 12, 30).toEpochDay();
  private static final long EPOCH_1904 = LocalDate.of(1904, 1, 1).toEpochDay();

  /// Day 60 of the 1900 system is 1900-02-29, which was not; the days before count from a day later.
  private static final double NO_SUCH_DAY = 60;

  /// The last day number a spreadsheet program knows, 9999-12-31.
  private static final double LAST_SERIAL = 2_958_466;

  /// A binary fraction shows an amount of cents this exactly.
  private static final BigDecimal NOISE = new BigDecimal("0.000001");

  private static final int MOST_DIGITS = 18;

  /// A larger number may be a day or a file number.
  private static final long MOST_SHOWN = 9999;

  /// Identifiers of hundreds of thousands of people that were made anonymous are this long.
  private static final int LONG = 16;

  /// A set this small is of codes, which may be numbers.
  private static final int FEW = 8;

  /// Why a text is no value of a column whose values are all known.
  static final String NOT_KNOWN = "none of the values known for this column";

  /// Why a stored day is none: the column's texts show that it went through a program that reads dates otherwise.
  static final String TURNED_AROUND =
      "stored by a spreadsheet program that took the day for the month: no such day of the column is after the 12th, and every date left as text is";

  /// Why a date is none that can be read either way, where nothing in the sheet says which is right.
  static final String EITHER_WAY =
      "the day or the month may come first, and nothing in the sheet tells";

  /// Quotes around an identifier, of which a damaged line may have left one.
  private static final Pattern QUOTES = Pattern.compile("^[\"']+|[\"']+$");

  /// A day number of a spreadsheet program, 1954 to 2173, that was saved as text.
  private static final Pattern SERIAL = Pattern.compile("[2-9]\\d{4}(?:\\.\\d+)?");

  /// Days of spreadsheet programs have five digits, and so have postal codes; codes of agencies have fewer.
  private static final Pattern DAY_OR_PLACE = Pattern.compile("\\d{5,6}(?:\\.\\d+)?");

  /// An amount, a year, a code; a text without letters need not be one.
  private static final Pattern NUMBER = Pattern.compile("[-+]?[$]?\\d[\\d,]*(?:\\.\\d*)?");

  /// A text that tells of nobody: no letters, and no more digits than a date and a time have.
  private static final Pattern PLAIN = Pattern.compile("[-0-9/:.,$ ]{1,22}(?: ?[AaPp][Mm])?");

  /// What programs write where nothing is recorded, in a column of any kind.
  private static final Pattern NULL = Pattern.compile("(?i)[(<\\[\\\\]?(?:null|#?n/a|nan)[)>\\]]?");

  private static final int FIRST_ODD = 0x80;
  private static final Pattern SPACES = Pattern.compile("\\p{Z}");
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

  private static final ValueSet NO_SET =
      new ValueSet("nothing", true, true, Set.of("NOTHING"), List.of());

  private final SheetMapping.Column column;
  private final Registry registry;
  private final ColumnSpec.Type type;
  private final Set<String> nulls;
  private final boolean from1904;
  private final PersonNumber persons;
  private final Lessons lessons;
  private final @Nullable ValueSet known;
  private final long earliest;
  private final long latest;
  private final boolean distinct;
  private final boolean shared;
  private final boolean monthFirstOnly;
  private final Remembered remembered = new Remembered();
  private final DateEvidence dates = new DateEvidence();
  private long longIdentifiers;
  private long shortIdentifiers;

  CellTyper(SheetMapping.Column column, Setting setting) {
    this.column = column;
    this.registry = setting.registry();
    this.from1904 = setting.from1904();
    this.shared = setting.shared();
    this.persons = setting.persons();
    this.lessons = setting.lessons();
    boolean open = column.spec().privacy() == ColumnSpec.Privacy.OPEN;
    this.type = open ? column.spec().type() : ColumnSpec.Type.TEXT;
    this.nulls = new HashSet<>(setting.nulls());
    column.keeps().forEach(this.nulls::remove);
    this.known = registry.values().of(column.spec()).orElse(null);
    this.distinct =
        column.spec().privacy() == ColumnSpec.Privacy.PERSON || type == ColumnSpec.Type.TIMESTAMP;
    this.monthFirstOnly = lessons.order(column.position()) == DateTexts.Order.MONTH_FIRST;
    this.earliest = column.spec().earliest().toEpochDay();
    this.latest = column.spec().latest().toEpochDay();
  }

  /// What all columns of a sheet share.
  ///
  /// @param shared whether the file holds every text once, also those that hardly repeat
  record Setting(
      Registry registry,
      List<String> nulls,
      boolean from1904,
      boolean shared,
      PersonNumber persons,
      Lessons lessons) {
    Setting {
      nulls = List.copyOf(nulls);
    }
  }

  SheetMapping.Column column() {
    return column;
  }

  /// The typed value of this column in `row`.
  Typed of(CellRow row) {
    int at = column.position();
    String text = row.textAt(at);
    if (text == null) {
      double number = row.numberAt(at);
      return Double.isNaN(number) ? Missing.MISSING : ofNumber(number, row);
    }
    if (row.isError(at)) {
      return error(text);
    }
    int code = row.codeAt(at);
    if (distinct && (code < 0 || !shared)) {
      return ofText(text.strip());
    }
    Typed known = remembered.find(text, code);
    if (known == null) {
      known = ofText(text.strip());
      remembered.put(text, code, known);
    }
    return known;
  }

  private static Typed error(String shown) {
    return shown.isEmpty()
        ? new Anomaly("", "a formula without its value")
        : new Anomaly(shown, "an error instead of a value");
  }

  private Typed ofText(String text) {
    if (text.isEmpty() || nulls.contains(text)) {
      return Missing.MISSING;
    }
    Typed quick = distinct ? quickly(text) : null;
    if (quick != null) {
      return quick;
    }
    String plain = withPlainSpaces(text);
    if (!plain.equals(text)) {
      return ofText(plain);
    }
    if (NULL.matcher(text).matches()) {
      return Missing.MISSING;
    }
    if (registry.isRedaction(text)) {
      return Withheld.WITHHELD;
    }
    return switch (column.spec().privacy()) {
      case OPEN -> ofOpenText(text);
      case PERSON -> ofPerson(text);
      case LOCATING -> new Dropped(new Text(text));
      case IDENTIFYING -> passing(text);
    };
  }

  /// A text of a column that is not stored; days of birth are written as the other days of a sheet are.
  private Typed passing(String text) {
    if (column.spec().type() == ColumnSpec.Type.DATE) {
      dates.passing(text);
    }
    return Dropped.DROPPED;
  }

  /// The text with the spaces of other programs (the hard one, the narrow one before AM) as spaces, without marks that
  /// nobody sees, with accents on their letters, and encoded once.
  private static String withPlainSpaces(String text) {
    if (text.chars().allMatch(c -> c < FIRST_ODD)) {
      return text;
    }
    String spaced = SPACES.matcher(MixedText.encodedOnce(text)).replaceAll(" ");
    return Normalizer.normalize(UNSEEN.matcher(spaced).replaceAll(""), Normalizer.Form.NFC).strip();
  }

  /// An identifier or a date in its usual shape, told without patterns; null when it has another. Such columns hold a
  /// text of their own in nearly every row.
  private @Nullable Typed quickly(String text) {
    if (isPerson()) {
      return Placeholder.isDigest(text) ? ofIdentifier(text) : null;
    }
    LocalDateTime when = monthFirstOnly ? DateTexts.quick(text) : null;
    if (when == null) {
      return null;
    }
    dates.usual(when.toLocalDate(), text.indexOf('-') == 4);
    return dated(when.toEpochSecond(ZoneOffset.UTC), text);
  }

  private Typed ofIdentifier(String text) {
    boolean isShort = text.length() < LONG;
    if (isShort) {
      shortIdentifiers++;
    } else {
      longIdentifiers++;
    }
    if (isShort && lessons.isLong(column.position())) {
      return new Anomaly("", Placeholder.SHORT);
    }
    long person = persons.of(text);
    return lessons.isCrowd(person) ? new Anomaly("", Crowd.REASON) : new Typed.Amount(person);
  }

  /// Whether most identifiers of the column are long and some are not: those are none.
  boolean isLong() {
    return shortIdentifiers > 0 && longIdentifiers > shortIdentifiers;
  }

  private Typed ofPerson(String released) {
    String text = QUOTES.matcher(released).replaceAll("");
    if (Placeholder.is(text)) {
      return Missing.MISSING;
    }
    if (CutIdentifier.is(text)) {
      return new Anomaly("", CutIdentifier.REASON);
    }
    if (DateTexts.looksLikeDate(text)) {
      return new Anomaly("", "a date stands where an identifier should", Doubt.MISPLACED);
    }
    if (Placeholder.isNoIdentifier(text)) {
      return new Anomaly("", Placeholder.REASON, doubt(NO_SET, text));
    }
    return ofIdentifier(text);
  }

  private Typed ofOpenText(String text) {
    return switch (type) {
      case TEXT -> ofLabel(text);
      case DATE, TIMESTAMP -> ofDateText(text);
      case INTEGER, DECIMAL -> ofNumberText(text);
    };
  }

  private Typed ofLabel(String text) {
    if (lessons.isStray(column.position(), text)) {
      return new Anomaly(
          "", "a word of another column stands where " + expected() + " should", Doubt.ELSEWHERE);
    }
    if (known != null && known.knows(text)) {
      return new Text(text, true, false);
    }
    if ((known != null || text.indexOf(',') > 0) && PersonalTexts.hasName(text)) {
      return new Anomaly("", "a name stands where " + expected() + " should");
    }
    Optional<PersonalTexts.Kind> kind = PersonalTexts.kind(text);
    if (kind.isPresent() && !lessons.admits(column.position(), text)) {
      return new Anomaly(
          "",
          kind.get().words() + " stands where " + expected() + " should",
          kind.get() == PersonalTexts.Kind.NAME ? Doubt.NAME : Doubt.MISPLACED);
    }
    return known == null ? ofFreeText(text) : ofOtherLabel(text, known);
  }

  /// Whether the column is known to hold the text.
  boolean isWordOfTheAgency(String text) {
    return registry.values().labels(column.spec()).filter(set -> set.knows(text)).isPresent();
  }

  /// Whether columns of some kind are known to hold the text.
  boolean isWordOfAnyColumn(String text) {
    return registry.values().otherThan(NO_SET, text).isPresent();
  }

  /// A text of a column that may hold any: not a name written without a comma, nor a number that may be a day of birth
  /// or a place.
  private Typed ofFreeText(String text) {
    if (DAY_OR_PLACE.matcher(text).matches()) {
      return new Anomaly("", "a number stands where " + expected() + " should", Doubt.MISPLACED);
    }
    boolean person = PersonalTexts.isNameOfPerson(text) && isOfWords();
    if (isWordOfTheAgency(text) || (lessons.admits(column.position(), text) && !person)) {
      return new Text(text);
    }
    if (PersonalTexts.isNameOfPerson(text)) {
      return new Anomaly("", "a name stands where " + expected() + " should", Doubt.NAME);
    }
    Optional<ValueSet> own = registry.values().labels(column.spec());
    if (own.isEmpty()) {
      return new Text(text, false, isWordOfAnyColumn(text));
    }
    Doubt doubt = doubt(own.get(), text);
    return doubt == Doubt.NONE
        ? new Text(text)
        : new Anomaly(
            "", "what another column holds stands where " + expected() + " should", doubt);
  }

  /// Whether the column holds words that are known as a kind; facilities and operations are called after people.
  private boolean isOfWords() {
    return registry.values().labels(column.spec()).filter(set -> !set.isOfAnything()).isPresent();
  }

  /// What a text that `own` does not know says about its row.
  private Doubt doubt(ValueSet own, String text) {
    Optional<ValueSet> other = registry.values().otherThan(own, text);
    if (other.isEmpty()) {
      return isNumberAmongWords(own, text) ? Doubt.ELSEWHERE : Doubt.NONE;
    }
    // A facility may be called as a city or a state is.
    return other.get().checked() && !own.isOfAnything() ? Doubt.MISPLACED : Doubt.ELSEWHERE;
  }

  /// A text that the column's set does not know.
  private Typed ofOtherLabel(String text, ValueSet set) {
    Optional<ValueSet> other = registry.values().otherThan(set, text);
    if (other.isPresent()) {
      return new Anomaly(
          "",
          "%s stands where %s should".formatted(other.get().what(), expected()),
          Doubt.MISPLACED);
    }
    if (isNumberAmongWords(set, text)) {
      return new Anomaly(
          "", "a number stands where %s should".formatted(expected()), Doubt.MISPLACED);
    }
    return set.open() || lessons.isFree(column.position())
        ? new Text(text)
        : new Anomaly("", NOT_KNOWN, Doubt.NOT_KNOWN);
  }

  private static boolean isNumberAmongWords(ValueSet set, String text) {
    return NUMBER.matcher(text).matches() && set.patterns().size() + set.values().size() > FEW;
  }

  private String expected() {
    return known == null || column.spec().set().isEmpty()
        ? "a value of " + column.spec().name()
        : known.what();
  }

  /// Whether the column is known to hold certain values only, or identifiers only.
  boolean isChecked() {
    return known != null || isPerson();
  }

  /// Whether a value of another kind in the column says that its row is shifted: not where anything may stand.
  boolean isTelling() {
    return isChecked() || type != ColumnSpec.Type.TEXT;
  }

  /// Whether no value but those known may stand in the column.
  boolean isClosed() {
    return known != null && !known.open();
  }

  /// The day of a typed date or time of this column.
  long day(long value) {
    return type == ColumnSpec.Type.TIMESTAMP
        ? Math.floorDiv(value, SECONDS_PER_DAY * MICROS)
        : value;
  }

  boolean isPerson() {
    return column.spec().privacy() == ColumnSpec.Privacy.PERSON;
  }

  /// What the texts of the column say about the order of month and day.
  DateEvidence dates() {
    return dates;
  }

  /// How a number is shown is made only where it is needed: to make it takes longer than all else.
  private Typed ofNumber(double number, CellRow row) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return switch (type) {
      case TEXT -> ofText(row.shown(column.position()));
      case DATE, TIMESTAMP -> ofStoredDay(number, () -> row.shown(column.position()));
      case INTEGER ->
          whole
              ? whole((long) number)
              : new Anomaly(row.shown(column.position()), "not a whole number");
      case DECIMAL ->
          whole && isWithin((long) number)
              ? new Typed.Amount(100 * (long) number)
              : cents(BigDecimal.valueOf(number), row.shown(column.position()));
    };
  }

  private Typed ofStoredDay(double serial, Supplier<String> shown) {
    Typed day = ofSerial(serial, shown);
    if (!(day instanceof Typed.Amount(long value))) {
      return day;
    }
    dates.stored(
        type == ColumnSpec.Type.DATE ? value : Math.floorDiv(value, SECONDS_PER_DAY * MICROS));
    return lessons.isTurnedAround(column.position())
        ? new Anomaly(shown.get(), TURNED_AROUND)
        : day;
  }

  private Typed ofSerial(double serial, Supplier<String> shown) {
    long first = from1904 ? EPOCH_1904 : serial < NO_SUCH_DAY ? EPOCH_1900 + 1 : EPOCH_1900;
    boolean noSuchDay = !from1904 && serial >= NO_SUCH_DAY && serial < NO_SUCH_DAY + 1;
    if (serial >= LAST_SERIAL && serial < 1e8 && DateTexts.looksLikeDate(shown.get())) {
      return ofDateText(shown.get());
    }
    if (serial < 0 || serial >= LAST_SERIAL || noSuchDay) {
      return new Anomaly(Math.abs(serial) < LAST_SERIAL ? shown.get() : "", "not a date");
    }
    long second = Math.round(serial * SECONDS_PER_DAY) + first * SECONDS_PER_DAY;
    long day = Math.floorDiv(second, SECONDS_PER_DAY);
    return day < earliest || day > latest
        ? outside(shown.get())
        : new Typed.Amount(type == ColumnSpec.Type.DATE ? day : second * MICROS);
  }

  private Typed ofDateText(String text) {
    if (SERIAL.matcher(text).matches()) {
      return ofSerial(Double.parseDouble(text), () -> text);
    }
    dates.text(text);
    Optional<LocalDateTime> when = DateTexts.parse(text, lessons.order(column.position()));
    if (when.isPresent()) {
      return dated(when.get().toEpochSecond(ZoneOffset.UTC), text);
    }
    if (lessons.order(column.position()) == DateTexts.Order.UNDECIDED
        && DateTexts.evidence(text) == DateTexts.Evidence.EITHER) {
      return new Anomaly(text, EITHER_WAY);
    }
    boolean shown = DateTexts.looksLikeDate(text) || PLAIN.matcher(text).matches();
    Doubt doubt =
        PersonalTexts.kind(text).filter(kind -> kind != PersonalTexts.Kind.DATE).isPresent()
            ? Doubt.MISPLACED
            : doubt(NO_SET, text);
    return new Anomaly(shown && doubt == Doubt.NONE ? text : "", "not a date", doubt);
  }

  private Typed dated(long second, String original) {
    long day = Math.floorDiv(second, SECONDS_PER_DAY);
    return day < earliest || day > latest
        ? outside(original)
        : new Typed.Amount(type == ColumnSpec.Type.DATE ? day : second * MICROS);
  }

  private Typed outside(String original) {
    ColumnSpec spec = column.spec();
    return new Anomaly(original, "date outside %s to %s".formatted(spec.earliest(), spec.latest()));
  }

  private Typed ofNumberText(String text) {
    String digits = text.replace(",", "").replace("$", "");
    try {
      BigDecimal number = new BigDecimal(digits);
      return type == ColumnSpec.Type.INTEGER ? whole(number.longValueExact()) : cents(number, text);
    } catch (ArithmeticException | NumberFormatException e) {
      Doubt doubt = PersonalTexts.kind(text).isPresent() ? Doubt.MISPLACED : doubt(NO_SET, text);
      return doubt != Doubt.NONE
          ? new Anomaly("", "not a number", doubt)
          : new Anomaly(PLAIN.matcher(text).matches() ? text : "", "not a number");
    }
  }

  private Typed whole(long number) {
    return isWithin(number) ? new Typed.Amount(number) : outsideOfNumbers(number);
  }

  private boolean isWithin(long number) {
    return number >= column.spec().least() && number <= column.spec().most();
  }

  private Anomaly outsideOfNumbers(long number) {
    ColumnSpec spec = column.spec();
    return new Anomaly(
        Math.abs(number) <= MOST_SHOWN ? Long.toString(number) : "",
        String.format(Locale.ROOT, "outside %d to %d", spec.least(), spec.most()));
  }

  private Typed cents(BigDecimal number, String original) {
    if (number.precision() - number.scale() > MOST_DIGITS - 2) {
      return new Anomaly("", "a number too large to be an amount");
    }
    if (number.compareTo(BigDecimal.valueOf(column.spec().least())) < 0
        || number.compareTo(BigDecimal.valueOf(column.spec().most())) > 0) {
      return outsideOfNumbers(number.longValue());
    }
    BigDecimal rounded = number.setScale(2, RoundingMode.HALF_EVEN);
    return rounded.subtract(number).abs().compareTo(NOISE) > 0
        ? new Anomaly(original, "more than two decimals")
        : new Typed.Amount(rounded.unscaledValue().longValueExact());
  }
}
