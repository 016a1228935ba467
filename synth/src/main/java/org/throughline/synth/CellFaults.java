package org.throughline.synth;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Spoils single cells that no rule depends on.
final class CellFaults {

  /// Share of rows with one spoilt cell.
  private static final double SHARE = 0.012;

  private static final String[] ODD_REDACTIONS = {
    "(b)(6),(b)(7)(c )", "(B)(6);(B)(7)(C) ", "b(6), b(7)(c)", "b6", "(b)(7)(e", "(b)(6)(b)(7)(c)"
  };

  private static final long YEAR_8017 = Moments.of(8017, 1, 1);

  private final long seed;
  private final String redaction;
  private final Set<String> spared;

  /// Columns in `spared` stay as they are.
  CellFaults(long seed, String redaction, Set<String> spared) {
    this.seed = seed;
    this.redaction = redaction;
    this.spared = Set.copyOf(spared);
  }

  /// Perhaps spoils a cell of the row to be written next; `key` tells the row from all others.
  void plant(Page page, long key) throws IOException {
    Dice dice = Dice.of(seed, Salt.FAULT, key);
    if (!dice.chance(SHARE)) {
      return;
    }
    RowBuffer row = page.row();
    boolean dates = dice.chance(0.4);
    RowBuffer.Kind kind = dates ? RowBuffer.Kind.DATE : RowBuffer.Kind.TEXT;
    List<Integer> places =
        row.places(kind, kind).stream().filter(p -> !spared.contains(row.column(p))).toList();
    if (!places.isEmpty()) {
      int place = places.get(dice.below(places.size()));
      String before = row.says(place);
      Fault fault = dates ? spoilDate(row, place, dice) : spoilText(row, place, dice);
      page.fault(place, fault, before);
    }
  }

  private static Fault spoilDate(RowBuffer row, int place, Dice dice) {
    String column = row.column(place);
    long day = row.number(place);
    String text = american(day);
    return switch (dice.below(3)) {
      case 0 -> {
        row.text(column, text.substring(0, 6) + "0" + text.substring(7));
        yield Fault.GARBAGE_YEAR_TEXT;
      }
      case 1 -> {
        row.date(column, YEAR_8017 + dice.between(0, 364) * Moments.DAY);
        yield Fault.GARBAGE_YEAR_NUMBER;
      }
      default -> {
        row.text(column, text);
        yield Fault.DATE_AS_TEXT;
      }
    };
  }

  private Fault spoilText(RowBuffer row, int place, Dice dice) {
    String column = row.column(place);
    return switch (dice.below(4)) {
      case 0 -> {
        row.text(column, redaction);
        yield Fault.REDACTED;
      }
      case 1 -> {
        row.text(column, ODD_REDACTIONS[dice.below(ODD_REDACTIONS.length)]);
        yield Fault.ODD_REDACTION;
      }
      case 2 -> {
        row.text(column, "NA");
        yield Fault.NA_TEXT;
      }
      default -> {
        row.text(column, row.text(place) + " ".repeat(1 + dice.below(3)));
        yield Fault.STRAY_BLANKS;
      }
    };
  }

  /// Month, day and year, with leading zeros.
  static String american(long moment) {
    java.time.LocalDate date = Moments.date(moment);
    return String.format(
        Locale.ROOT, "%02d/%02d/%04d", date.getMonthValue(), date.getDayOfMonth(), date.getYear());
  }
}
