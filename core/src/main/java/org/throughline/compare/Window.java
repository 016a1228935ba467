package org.throughline.compare;

import java.time.YearMonth;
import java.util.Optional;

/// Months from the first to the last, both included.
public record Window(YearMonth first, YearMonth last) {

  public Window {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("Window from %s to %s is empty".formatted(first, last));
    }
  }

  /// Whether a month lies in it.
  public boolean holds(YearMonth month) {
    return !month.isBefore(first) && !month.isAfter(last);
  }

  /// The months that lie in both.
  public Optional<Window> common(Window other) {
    YearMonth from = first.isAfter(other.first) ? first : other.first;
    YearMonth to = last.isBefore(other.last) ? last : other.last;
    return to.isBefore(from) ? Optional.empty() : Optional.of(new Window(from, to));
  }

  @Override
  public String toString() {
    return first + " to " + last;
  }
}
