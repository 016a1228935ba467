package org.throughline.facilities;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.facilities.Match.Found;
import org.throughline.facilities.Match.Unmatched;
import org.throughline.lake.LakeStore;

/// The file of every row of every list. What a list does not say is null.
final class ListingsFile {

  private static final List<String> COLUMNS =
      List.of(
          "facility_code varchar",
          "name varchar",
          "city varchar",
          "state varchar",
          "zip varchar",
          "aor varchar",
          "type varchar",
          "type_group varchar",
          "as_of date",
          "matched_by varchar",
          "not_matched_because varchar",
          "origin_file varchar",
          "origin_sheet varchar",
          "origin_row integer");

  private ListingsFile() {}

  static void write(List<MatchedList> lists, Path lake) {
    TypeGroups groups = TypeGroups.load();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (MatchedList matched : lists) {
      for (int i = 0; i < matched.matches().size(); i++) {
        rows.add(row(matched.list(), i, matched.matches().get(i), groups));
      }
    }
    try (LakeStore store = new LakeStore(lake)) {
      store.write(FacilityTables.LISTINGS, COLUMNS, rows);
    }
  }

  private static List<@Nullable Object> row(
      FacilityList list, int index, Match match, TypeGroups groups) {
    Listing listing = list.listings().get(index);
    return Arrays.asList(
        match instanceof Found(String code, Match.Stage by) ? code : null,
        listing.name(),
        known(listing.place().city()),
        known(listing.place().state()),
        known(listing.place().zip()),
        known(listing.place().aor()),
        known(listing.type()),
        groups.of(listing.type()),
        list.asOf().orElse(null),
        match instanceof Found(String code, Match.Stage by) ? by.toString() : null,
        match instanceof Unmatched(String reason) ? reason : null,
        listing.origin().file(),
        listing.origin().sheet(),
        listing.origin().row());
  }

  private static @Nullable String known(String text) {
    return text.isEmpty() ? null : text;
  }
}
