package org.throughline.statistics;

import java.util.Locale;

/// Subjects that were watched over the same time and left for the same cause.
///
/// A subject is at risk after `entry` and up to `exit`, the exit itself included; events come before
/// censorings of the same time.
///
/// @param entry when it came under observation, or [#FROM_START]
/// @param exit when it left, in the unit of `entry`
/// @param cause why it left, from 1; [#CENSORED] when it had not left
/// @param subjects how many
public record Observation(long entry, long exit, int cause, long subjects) {

  /// Watched from the start, so that an event at time 0 is seen.
  public static final long FROM_START = Long.MIN_VALUE;

  /// The cause of a subject that had not left when watching ended.
  public static final int CENSORED = 0;

  public Observation {
    if (entry >= exit) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A subject enters at %d and exits at %d; valid is an exit after the entry",
              entry,
              exit));
    }
    if (cause < 0 || subjects < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cause %d of %d subjects; valid are causes from 0 and at least one subject",
              cause,
              subjects));
    }
  }

  boolean delayed() {
    return entry != FROM_START;
  }
}
