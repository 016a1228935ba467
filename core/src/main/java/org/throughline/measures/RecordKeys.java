package org.throughline.measures;

import java.util.List;

/// Which records have keys: numbers made of what a release says of when and where an event was and of the
/// person, so that the same records add up to the same key in every table, scope and later posting, and one
/// record more to another.
public enum RecordKeys {
  /// No record has one: nothing draws by it.
  NONE,
  /// Every record has one.
  OF_CONTENT;

  /// What keys are made of, as far as a measure has it. What may change after the event, such as its outcome, is
  /// no part of a key: the same people would get other noise with every posting, for readers to average. Neither is
  /// a person's number, which each posting gives anew.
  private static final List<String> LASTING =
      List.of("month", "aor", "state", "facility", "citizenship", "gender", "age_group");

  /// The sum of the keys of the records of a group, in SQL. Of eight hexadecimal digits the keys of two thousand million
  /// records still add up to a number.
  String sum(MeasureSpec spec) {
    if (this == NONE) {
      return "0";
    }
    List<String> content =
        LASTING.stream()
            .filter(spec.dimensions()::containsKey)
            .map("coalesce(%s, '')"::formatted)
            .toList();
    return "sum({{hex_number|substring(md5(concat('%s', ';', %s)), 1, 8)}})"
        .formatted(spec.lakeTable(), String.join(", ';', ", content));
  }
}
