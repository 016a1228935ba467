package org.throughline.synth;

/// The beginning of one episode of one person's history.
///
/// @param number position in time order over the whole population, from 0
/// @param person number of the person, from 0
/// @param begins when the stay begins; for an episode without a stay, when the event happens
/// @param next when the person's next episode begins, or [Moments#NEVER]
record Episode(int number, int person, Kind kind, long begins, long next) {

  enum Kind {
    /// Arrested by ERO, then detained.
    ARREST_AND_STAY,
    /// Arrested at the border by another agency, then detained.
    BORDER_AND_STAY,
    /// Arrested by ERO, not detained.
    ARREST_ONLY,
    /// Removed without a stay.
    REMOVAL_ONLY
  }

  boolean hasStay() {
    return kind == Kind.ARREST_AND_STAY || kind == Kind.BORDER_AND_STAY;
  }

  boolean hasArrest() {
    return kind == Kind.ARREST_AND_STAY || kind == Kind.ARREST_ONLY;
  }
}
