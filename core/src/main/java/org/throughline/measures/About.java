package org.throughline.measures;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a reader of a measure must know.
///
/// @param population who or what is counted
/// @param exclusions what of it is not
/// @param convention how cases that could be read in two ways are read
/// @param source where the definition comes from, or the law or policy that draws its line
/// @param addsTo measures it may be added to
/// @param neverWith measures it must not be added to, with the reason
public record About(
    String population,
    String exclusions,
    String convention,
    String source,
    List<String> addsTo,
    Map<String, String> neverWith) {

  public About {
    addsTo = List.copyOf(addsTo);
    neverWith = java.util.Collections.unmodifiableMap(new TreeMap<>(neverWith));
    for (String said : List.of(population, exclusions, convention, source)) {
      if (said.isBlank()) {
        throw new IllegalArgumentException(
            "A measure says its population, exclusions, convention and source");
      }
    }
  }
}
