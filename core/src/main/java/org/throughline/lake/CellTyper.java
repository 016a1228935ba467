package org.throughline.lake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.throughline.lake.Typed.Anomaly;
import org.throughline.lake.Typed.Dropped;
import org.throughline.lake.Typed.Missing;
import org.throughline.lake.Typed.Withheld;
import org.throughline.releases.CellRow;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Registry;
import org.throughline.releases.SheetMapping;

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

  private final SheetMapping.Column column;
  private final Registry registry;
  private final ColumnSpec.Type type;
  private final Set<String> nulls;
  private final boolean from1904;
  private final List<DateTimeFormatter> formats;
  private final PersonNumber persons;
  private final long earliest;
  private final long latest;
  private final Remembered remembered = new Remembered();

  CellTyper(SheetMapping.Column column, Setting setting) {
    this.column = column;
    this.registry = setting.registry();
    this.from1904 = setting.from1904();
    this.persons = setting.persons();
    boolean open = column.spec().privacy() == ColumnSpec.Privacy.OPEN;
    this.type = open ? column.spec().type() : ColumnSpec.Type.TEXT;
    this.nulls = new HashSet<>(setting.nulls());
    column.keeps().forEach(this.nulls::remove);
    this.formats = column.formats().stream().map(CellTyper::formatter).toList();
    this.earliest = column.spec().earliest().toEpochDay();
    this.latest = column.spec().latest().toEpochDay();
  }

  /// What all columns of a sheet share.
  record Setting(Registry registry, List<String> nulls, boolean from1904, PersonNumber persons) {
    Setting {
      nulls = List.copyOf(nulls);
    }
  }

  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .appendPattern("[ H:mm[:ss]]")
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
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
    if (registry.isRedaction(text)) {
      return Withheld.WITHHELD;
    }
    return switch (column.spec().privacy()) {
      case OPEN -> ofOpenText(text);
      case PERSON ->
          CutIdentifier.is(text)
              ? new Anomaly("", CutIdentifier.REASON)
              : new Typed.Amount(persons.of(text));
      case LOCATING, IDENTIFYING -> Dropped.DROPPED;
    };
  }

  private Typed ofOpenText(String text) {
    return switch (type) {
      case TEXT -> new Text(text);
      case DATE, TIMESTAMP ->
          ofDateText(text)
              .map(when -> dated(when.toEpochSecond(ZoneOffset.UTC), text))
              .orElseGet(() -> new Anomaly(text, "not a date"));
      case INTEGER, DECIMAL -> ofNumberText(text);
    };
  }

  private Typed ofNumber(double number, CellRow row) {
    return switch (type) {
      case TEXT -> ofText(row.shown(column.position()));
      case DATE, TIMESTAMP -> ofSerial(number, row);
      case INTEGER ->
          number == Math.rint(number) && Math.abs(number) < 1e15
              ? new Typed.Amount((long) number)
              : new Anomaly(row.shown(column.position()), "not a whole number");
      case DECIMAL -> cents(BigDecimal.valueOf(number), row.shown(column.position()));
    };
  }

  private Typed ofSerial(double serial, CellRow row) {
    long first = from1904 ? EPOCH_1904 : serial < NO_SUCH_DAY ? EPOCH_1900 + 1 : EPOCH_1900;
    boolean noSuchDay = !from1904 && serial >= NO_SUCH_DAY && serial < NO_SUCH_DAY + 1;
    if (serial < 0 || serial >= LAST_SERIAL || noSuchDay) {
      return new Anomaly(row.shown(column.position()), "not a date");
    }
    long second = Math.round(serial * SECONDS_PER_DAY) + first * SECONDS_PER_DAY;
    long day = Math.floorDiv(second, SECONDS_PER_DAY);
    return day < earliest || day > latest
        ? outside(row.shown(column.position()))
        : new Typed.Amount(type == ColumnSpec.Type.DATE ? day : second * MICROS);
  }

  private Optional<LocalDateTime> ofDateText(String text) {
    for (DateTimeFormatter format : formats) {
      try {
        TemporalAccessor parsed = format.parseBest(text, LocalDateTime::from, LocalDate::from);
        return Optional.of(
            parsed instanceof LocalDateTime time
                ? time
                : LocalDate.from(parsed).atTime(LocalTime.MIDNIGHT));
      } catch (DateTimeParseException e) {
        // The next format may fit; a text that fits none becomes an anomaly.
      }
    }
    return Optional.empty();
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
      return type == ColumnSpec.Type.INTEGER
          ? new Typed.Amount(number.longValueExact())
          : cents(number, text);
    } catch (ArithmeticException | NumberFormatException e) {
      return new Anomaly(text, "not a number");
    }
  }

  private static Typed cents(BigDecimal number, String original) {
    if (number.precision() - number.scale() > MOST_DIGITS - 2) {
      return new Anomaly(original, "a number too large to be an amount");
    }
    BigDecimal rounded = number.setScale(2, RoundingMode.HALF_EVEN);
    return rounded.subtract(number).abs().compareTo(NOISE) > 0
        ? new Anomaly(original, "more than two decimals")
        : new Typed.Amount(rounded.unscaledValue().longValueExact());
  }
}
