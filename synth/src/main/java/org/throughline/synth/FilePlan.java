package org.throughline.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One file to write: its sheets, and which time each covers.
record FilePlan(String table, String name, List<Sheet> sheets) {

  /// A sheet holds what happened from `from`, up to but not including `to`.
  record Sheet(String name, long from, long to) {}

  /// What the truth calls the content of a text file.
  private static final String TEXT = "text";

  private static final long BEGINNING = Moments.of(1900, 1, 1);

  FilePlan {
    sheets = List.copyOf(sheets);
  }

  /// The same plan with all sheets under one name.
  FilePlan asText() {
    return new FilePlan(
        table, name, sheets.stream().map(s -> new Sheet(TEXT, s.from(), s.to())).toList());
  }

  /// The files of one table of a release.
  static List<FilePlan> of(Layout layout, Layout.TableLayout table) {
    int first = Moments.fiscalYear(layout.firstMoment());
    int last = Moments.fiscalYear(layout.lastMoment());
    List<FilePlan> plans = new ArrayList<>();
    for (int year = first; year <= last; year += table.every()) {
      plans.add(plan(layout, table, year, Math.min(last, year + table.every() - 1)));
    }
    return plans;
  }

  private static FilePlan plan(Layout layout, Layout.TableLayout table, int first, int last) {
    List<Sheet> sheets = new ArrayList<>();
    String period =
        first == last ? "FY" + first : String.format(Locale.ROOT, "FY%d-%d", first, last);
    String file = table.file().replace("{period}", period);
    boolean opens = first == Moments.fiscalYear(layout.firstMoment());
    if (!table.sheet().isEmpty()) {
      return new FilePlan(table.table(), file, List.of(only(layout, table, first, last)));
    }
    if (opens && table.table().equals("detentions")) {
      sheets.add(new Sheet("Prior FY" + first, BEGINNING, layout.firstMoment()));
    }
    for (int year = first; year <= last; year++) {
      sheets.addAll(sheets(layout, table, year));
    }
    return new FilePlan(table.table(), file, sheets);
  }

  /// One sheet for all years; the first file also has those who were inside before.
  private static Sheet only(Layout layout, Layout.TableLayout table, int first, int last) {
    boolean prior =
        table.table().equals("detentions") && first == Moments.fiscalYear(layout.firstMoment());
    long from = Math.max(layout.firstMoment(), Moments.of(first - 1, 10, 1));
    long to = Math.min(layout.lastMoment() + 1, Moments.of(last, 10, 1));
    return new Sheet(table.sheet(), prior ? BEGINNING : from, to);
  }

  private static List<Sheet> sheets(Layout layout, Layout.TableLayout table, int year) {
    List<Sheet> sheets = new ArrayList<>();
    LocalDate october = LocalDate.of(year - 1, 10, 1);
    for (int i = 0; i < table.parts().size(); i++) {
      boolean last = i == table.parts().size() - 1;
      long from = Moments.of(october.plusMonths(table.parts().get(i) - 1));
      long to = Moments.of(october.plusMonths(last ? 12 : table.parts().get(i + 1) - 1));
      from = Math.max(from, layout.firstMoment());
      if (from <= layout.lastMoment() && to > from) {
        String name = i == 0 ? "FY" + year : String.format(Locale.ROOT, "FY%d (%d)", year, i + 1);
        sheets.add(new Sheet(name, from, Math.min(to, layout.lastMoment() + 1)));
      }
    }
    return sheets;
  }
}
