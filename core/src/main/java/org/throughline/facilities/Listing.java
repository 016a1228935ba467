package org.throughline.facilities;

import java.util.Locale;

/// One row of a published list of facilities.
///
/// @param code ICE's code; empty in a list that has none
/// @param name as listed
/// @param place where the facility is
/// @param type ICE's detailed type, such as `IGSA`; empty when not listed
/// @param capacity in beds, as printed; empty when not listed
/// @param origin where the row stands
public record Listing(
    String code, String name, Place place, String type, String capacity, Origin origin) {

  /// A facility of which the list does not say how many it has room for.
  public Listing(String code, String name, Place place, String type, Origin origin) {
    this(code, name, place, type, "", origin);
  }

  /// Where a facility is, as far as the list says; unknown parts are empty.
  ///
  /// @param city as listed
  /// @param state two capital letters
  /// @param zip five digits
  /// @param aor ICE's short name of the area of responsibility
  public record Place(String city, String state, String zip, String aor) {

    /// Nothing is known.
    public static final Place UNKNOWN = new Place("", "", "", "");
  }

  /// Where a row stands.
  ///
  /// @param row as a spreadsheet program numbers it
  public record Origin(String file, String sheet, int row) {

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s, sheet '%s', row %d", file, sheet, row);
    }
  }

  public Listing {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A facility without a name: " + origin);
    }
  }
}
