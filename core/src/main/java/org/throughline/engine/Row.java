package org.throughline.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a result; columns count from 0.
public record Row(List<@Nullable Object> values) {

  public Row {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /// The text at `column`; empty when it is null.
  public String text(int column) {
    Object value = values.get(column);
    return value == null ? "" : value.toString();
  }

  /// Whether the value at `column` is null.
  public boolean isNull(int column) {
    return values.get(column) == null;
  }

  /// The whole number at `column`.
  ///
  /// @throws IllegalStateException when it is null or not a number
  public long number(int column) {
    if (values.get(column) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException("Column " + column + " is not a number: " + values);
  }
}
