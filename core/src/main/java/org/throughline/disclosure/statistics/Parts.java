package org.throughline.disclosure.statistics;

import java.util.List;

/// Counts of a part of something of which tables tell the whole, such as stays that ended in voluntary departure. Less the part, the
/// whole tells who is not in it. So the people in the part and those who are in the whole with anything else are none, or at least the
/// threshold; and the part is shown in units of at least twice the threshold, beside which no other number tells it.
public final class Parts {

  private Parts() {}

  /// People in a part, and those who are in the whole with something that is not of the part. Somebody may be among both.
  public record Group(long in, long out) implements Summary<Group> {

    @Override
    public long people() {
      return in + out;
    }

    @Override
    public boolean passes(int threshold) {
      return !isFew(in, threshold) && !isFew(out, threshold);
    }

    private static boolean isFew(long people, int threshold) {
      return people > 0 && people < threshold;
    }

    @Override
    public Group less(List<Group> others, List<Group> left, boolean more) {
      return new Group(
          Summary.rest(in, others, left, Group::in), Summary.rest(out, others, left, Group::out));
    }
  }
}
