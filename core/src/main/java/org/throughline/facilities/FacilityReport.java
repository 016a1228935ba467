package org.throughline.facilities;

import java.util.List;

/// What became of lists of facilities and of the codes in releases.
///
/// @param lists each list with its matches
/// @param codes every code of every release
public record FacilityReport(List<MatchedList> lists, List<ReleasedCode> codes) {

  public FacilityReport {
    lists = List.copyOf(lists);
    codes = List.copyOf(codes);
  }

  /// A code that a release uses.
  ///
  /// @param name what most of the release's rows call the facility; empty when none says
  /// @param listed whether a list knows the code
  public record ReleasedCode(String release, String code, String name, boolean listed) {}

  /// Codes that releases use and no list knows.
  public List<ReleasedCode> unlisted() {
    return codes.stream().filter(code -> !code.listed()).toList();
  }
}
