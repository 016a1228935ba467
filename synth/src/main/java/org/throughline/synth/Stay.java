package org.throughline.synth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One stay: stints in time order that do not overlap; the first begins with the stay.
///
/// @param ends stay book-out, or [Moments#NEVER] while open
/// @param outcome how it ended; null while open
record Stay(long begins, long ends, @Nullable Outcome outcome, List<Stint> stints) {

  Stay {
    stints = List.copyOf(stints);
  }

  boolean open() {
    return ends == Moments.NEVER;
  }
}
