package org.throughline.lake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.lake.Typed.Anomaly;
import org.throughline.lake.Typed.Missing;
import org.throughline.lake.Typed.Value;
import org.throughline.lake.Typed.Withheld;
import org.throughline.releases.CellRow;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Registry;
import org.throughline.releases.SheetMapping;

/// Turns the cells of one column of one sheet into typed values. Not thread-safe.
final class CellTyper {

  private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
  private static final int SECONDS_PER_DAY = 86_400;

  /// The last day number a spreadsheet program knows, 9999-12-31.
  private static final double LAST_SERIAL = 2_958_466;

  /// Most columns repeat few texts, so each text is typed once; beyond this many the memory is better spent.
  private static final int REMEMBERED = 4096;

  private final SheetMapping.Column column;
  private final Registry registry;
  private final ColumnSpec.Type type;
  private final Set<String> nulls;
  private final LocalDate epoch;
  private final List<DateTimeFormatter> formats;
  private final Map<String, Typed> remembered = new HashMap<>();

  CellTyper(SheetMapping.Column column, List<String> nulls, Registry registry, boolean from1904) {
    this.column = column;
    this.registry = registry;
    boolean open = column.spec().privacy() == ColumnSpec.Privacy.OPEN;
    this.type = open ? column.spec().type() : ColumnSpec.Type.TEXT;
    this.nulls = new HashSet<>(nulls);
    column.keeps().forEach(this.nulls::remove);
    this.epoch = from1904 ? EPOCH_1904 : EPOCH_1900;
    this.formats = column.formats().stream().map(CellTyper::formatter).toList();
  }

  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .appendPattern("[ H:mm[:ss]]")
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  ColumnSpec spec() {
    return column.spec();
  }

  int position() {
    return column.position();
  }

  String header() {
    return column.header();
  }

  /// The typed value of this column in `row`.
  Typed of(CellRow row) {
    String text = row.textAt(column.position());
    if (text == null) {
      double number = row.numberAt(column.position());
      return Double.isNaN(number) ? Missing.MISSING : ofNumber(number, row);
    }
    Typed known = remembered.get(text);
    if (known != null) {
      return known;
    }
    Typed typed = ofText(text.strip());
    if (remembered.size() < REMEMBERED) {
      remembered.put(text, typed);
    }
    return typed;
  }

  private Typed ofText(String text) {
    if (text.isEmpty() || nulls.contains(text)) {
      return Missing.MISSING;
    }
    if (registry.isRedaction(text)) {
      return Withheld.WITHHELD;
    }
    return switch (type) {
      case TEXT -> new Value(text);
      case DATE, TIMESTAMP ->
          ofDateText(text).map(when -> dated(when, text)).orElseGet(() -> notADate(text));
      case INTEGER, DECIMAL -> ofNumberText(text);
    };
  }

  private Typed ofNumber(double number, CellRow row) {
    String shown = row.shown(column.position());
    return switch (type) {
      case TEXT -> ofText(shown);
      case DATE, TIMESTAMP ->
          number >= 0 && number < LAST_SERIAL ? dated(ofSerial(number), shown) : notADate(shown);
      case INTEGER ->
          number == Math.rint(number)
              ? new Value((long) number)
              : new Anomaly(shown, "not a whole number");
      case DECIMAL -> cents(BigDecimal.valueOf(number), shown);
    };
  }

  private LocalDateTime ofSerial(double serial) {
    long seconds = Math.round(serial * SECONDS_PER_DAY);
    return epoch.atStartOfDay().plusSeconds(seconds);
  }

  private Optional<LocalDateTime> ofDateText(String text) {
    for (DateTimeFormatter format : formats) {
      try {
        java.time.temporal.TemporalAccessor parsed =
            format.parseBest(text, LocalDateTime::from, LocalDate::from);
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

  private Typed dated(LocalDateTime when, String original) {
    LocalDate date = when.toLocalDate();
    if (date.isBefore(spec().earliest()) || date.isAfter(spec().latest())) {
      return new Anomaly(
          original, "date outside %s to %s".formatted(spec().earliest(), spec().latest()));
    }
    return new Value(type == ColumnSpec.Type.DATE ? date : when);
  }

  private static Typed notADate(String text) {
    return new Anomaly(text, "not a date");
  }

  private Typed ofNumberText(String text) {
    String digits = text.replace(",", "").replace("$", "");
    try {
      BigDecimal number = new BigDecimal(digits);
      return type == ColumnSpec.Type.INTEGER
          ? new Value(number.longValueExact())
          : cents(number, text);
    } catch (ArithmeticException | NumberFormatException e) {
      return new Anomaly(text, "not a number");
    }
  }

  /// Amounts of money have two decimals in the lake.
  private static Typed cents(BigDecimal amount, String original) {
    try {
      return new Value(amount.setScale(2));
    } catch (ArithmeticException e) {
      return new Anomaly(original, "more than two decimals");
    }
  }
}
