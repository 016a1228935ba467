package org.throughline.synth;

import org.jspecify.annotations.Nullable;

/// All that happened in one episode, before anything is written, left out or spoilt.
///
/// @param aor where it began
/// @param program of the arrest or of the border agency
/// @param arrested when ERO made the arrest, or [Moments#NEVER]
/// @param stay null for an episode without one
record Life(
    Episode episode,
    Person person,
    String aor,
    String state,
    String program,
    String method,
    long arrested,
    @Nullable Stay stay,
    CaseFile file) {

  boolean border() {
    return episode.kind() == Episode.Kind.BORDER_AND_STAY;
  }
}
