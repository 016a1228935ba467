package org.throughline.publish;

import java.util.List;

/// What the template of the front page is given.
///
/// @param covers how many releases there are, and from when to when; empty if no table says
/// @param measures with their pages; empty where no number can be shown
record Front(
    Sentence.Said title,
    Sentence.Said introduction,
    String covers,
    List<KeyNumbers.Key> keys,
    List<KeyNumbers.Key> further,
    List<Panel> maps,
    Changed changed,
    List<Release> releases,
    List<SitePages.MeasureLinks> measures) {

  /// A release and what it covers.
  record Release(Sentence.Said title, Sentence.Said coverage) {}

  Front {
    keys = List.copyOf(keys);
    further = List.copyOf(further);
    maps = List.copyOf(maps);
    releases = List.copyOf(releases);
    measures = List.copyOf(measures);
  }

  boolean hasFurther() {
    return !further.isEmpty();
  }

  boolean hasMeasures() {
    return !measures.isEmpty();
  }
}
