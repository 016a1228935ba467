package org.throughline.disclosure.statistics;

import java.util.List;

/// Stocks. The difference of two days is arrivals less departures, and so single movements: no series of days is shown. An
/// average over days is person-days: it is shown of at least the threshold of distinct people, in whole people where the days
/// are 28 or more, in tens where they are fewer.
public final class Stocks {

  private static final int LONG = 28;
  private static final double SHORT_UNIT = 10;
  private static final double COUNT_UNIT = 50;

  private Stocks() {}

  /// Distinct people of a period. Those of several groups count in each, so what is not shown is looked at group by group.
  public record Group(long people) implements Summary<Group> {

    @Override
    public boolean passes(int threshold) {
      return people >= threshold;
    }

    @Override
    public Group less(List<Group> others, List<Group> left, boolean more) {
      return new Group(left.stream().mapToLong(Group::people).max().orElse(0));
    }
  }

  /// How many distinct people were there at any time of a period, in units of at least twice the threshold: less those of them
  /// who came, of whom tables tell, it does not say by how few they are more.
  public static Shown people(double people, int threshold) {
    return Shown.rounded(people, unitOfPeople(threshold));
  }

  /// To what numbers of people and of their events are rounded.
  public static double unitOfPeople(int threshold) {
    return COUNT_UNIT * Math.ceil(2 * threshold / COUNT_UNIT);
  }

  /// An average over so many days, rounded.
  public static Shown shown(double average, int days) {
    return Shown.rounded(average, days >= LONG ? 1 : SHORT_UNIT);
  }
}
