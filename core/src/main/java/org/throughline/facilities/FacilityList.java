package org.throughline.facilities;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One sheet that lists facilities.
///
/// @param file its file
/// @param sheet its name
/// @param asOf the latest day that the lines above the header name
/// @param listings its rows, in order
/// @param passedOver rows that hold something but no facility: footnotes, and facilities whose code or
///     state the agency withheld
public record FacilityList(
    String file, String sheet, Optional<LocalDate> asOf, List<Listing> listings, int passedOver) {

  public FacilityList {
    listings = List.copyOf(listings);
  }

  /// Whether the agency gave codes. Then names need no matching.
  public boolean coded() {
    return listings.stream().noneMatch(listing -> listing.code().isEmpty());
  }

  /// Whether it says of facilities how many they have room for.
  public boolean hasCapacities() {
    return listings.stream().anyMatch(listing -> !listing.capacity().isEmpty());
  }
}
