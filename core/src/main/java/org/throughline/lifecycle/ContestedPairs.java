package org.throughline.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.throughline.engine.Column;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.lifecycle.Assignment.Pair;
import org.throughline.lifecycle.Assignment.Point;

/// Decides, person by person, between pairs that have rivals. SQL cannot express it, so both engines hand the
/// pairs over and take the decision back.
final class ContestedPairs {

  private static final String QUERY =
      """
      select link, release_number, person, left_id, left_second, right_id, right_second
      from link_pairs
      where (left_choices > 1 or right_choices > 1)
        and link in (select link from link_rules where link_method = 'assignment')
      order by link, release_number, person, left_second, left_id, right_second, right_id
      """;

  private final List<Row> assigned = new ArrayList<>();
  private final List<Pair> ofPerson = new ArrayList<>();
  private String link = "";

  private ContestedPairs() {}

  /// Makes `assigned_pairs` from the pairs of `link_pairs` that have rivals.
  static void assign(SqlEngine engine) {
    ContestedPairs contested = new ContestedPairs();
    String person = "";
    for (Row row : engine.rows(QUERY)) {
      String next = row.text(0) + '/' + row.text(1) + '/' + row.text(2);
      if (!next.equals(person)) {
        contested.decide();
        person = next;
        contested.link = row.text(0);
      }
      contested.ofPerson.add(
          new Pair(
              new Point(row.number(3), row.number(4)), new Point(row.number(5), row.number(6))));
    }
    contested.decide();
    engine.fill(
        "assigned_pairs",
        List.of(Column.text("link"), Column.number("left_id"), Column.number("right_id")),
        contested.assigned);
  }

  private void decide() {
    for (Pair pair : Assignment.best(ofPerson)) {
      assigned.add(RulesAtHand.row(link, pair.left().id(), pair.right().id()));
    }
    ofPerson.clear();
  }
}
