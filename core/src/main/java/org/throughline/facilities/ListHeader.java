package org.throughline.facilities;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.throughline.facilities.Listing.Origin;
import org.throughline.facilities.Listing.Place;
import org.throughline.releases.CellRow;

/// The header of a list of facilities: which column holds what. Found by content, never by position.
final class ListHeader {

  private static final Map<String, String> HEADERS =
      Map.ofEntries(
          Map.entry("DETLOC", "code"),
          Map.entry("NAME", "name"),
          Map.entry("FACILITY NAME", "name"),
          Map.entry("CITY", "city"),
          Map.entry("STATE", "state"),
          Map.entry("ZIP", "zip"),
          Map.entry("AOR", "aor"),
          Map.entry("CAPACITY", "capacity"),
          Map.entry("TYPE", "broad type"),
          Map.entry("TYPE DETAILED", "type"));

  private static final Set<String> NEEDED = Set.of("name", "city", "state", "aor");

  /// A list of capacities may say less of where a facility is.
  private static final Set<String> NEEDED_WITH_CAPACITY = Set.of("name", "state", "capacity");

  private static final Pattern STATE = Pattern.compile("[A-Z]{2}");
  private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9 ]{1,19}");
  private static final Pattern ZIP = Pattern.compile("\\d{3,5}(-?\\d{4})?");
  private static final int ZIP_DIGITS = 5;

  private final Map<String, Integer> columns;

  private ListHeader(Map<String, Integer> columns) {
    this.columns = columns;
  }

  /// The header in this row, if it is one.
  static Optional<ListHeader> in(CellRow row) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < row.width(); i++) {
      String column = HEADERS.get(squeezed(row.shown(i)).toUpperCase(Locale.ROOT));
      if (column != null) {
        columns.putIfAbsent(column, i);
      }
    }
    return columns.keySet().containsAll(NEEDED)
            || columns.keySet().containsAll(NEEDED_WITH_CAPACITY)
        ? Optional.of(new ListHeader(columns))
        : Optional.empty();
  }

  /// The facility in this row; empty when it holds none, such as a footnote.
  Optional<Listing> listing(CellRow row, String file, String sheet) {
    String name = cell(row, "name");
    String state = cell(row, "state");
    String code = cell(row, "code");
    boolean coded = columns.containsKey("code");
    if (name.isEmpty()
        || !STATE.matcher(state).matches()
        || (coded && !CODE.matcher(code).matches())) {
      return Optional.empty();
    }
    String type = columns.containsKey("type") ? cell(row, "type") : cell(row, "broad type");
    Place place = new Place(cell(row, "city"), state, zip(cell(row, "zip")), cell(row, "aor"));
    Origin origin = new Origin(file, sheet, row.number());
    return Optional.of(new Listing(code, name, place, type, cell(row, "capacity"), origin));
  }

  private String cell(CellRow row, String column) {
    Integer index = columns.get(column);
    return index == null ? "" : squeezed(row.shown(index));
  }

  /// Five digits. A number lost the zeros it began with.
  private static String zip(String text) {
    if (!ZIP.matcher(text).matches()) {
      return "";
    }
    String digits = text.length() > ZIP_DIGITS ? text.substring(0, ZIP_DIGITS) : text;
    return "0".repeat(ZIP_DIGITS - digits.length()) + digits;
  }

  private static String squeezed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
