package org.throughline.disclosure.history;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.throughline.disclosure.problem.Derived;

/// Something that readers know because it was published.
public sealed interface Fact {

  /// Something about one number.
  sealed interface OfNumber extends Fact {
    /// The number's name.
    String cell();
  }

  /// Something that names no number.
  sealed interface Circumstance extends Fact {}

  /// The numbers that it names.
  default List<String> cells() {
    return switch (this) {
      case OfNumber one -> List.of(one.cell());
      case Circumstance _ -> List.of();
      case Sum(String total, List<String> parts) ->
          Stream.concat(Stream.of(total), parts.stream()).toList();
      case Figure(Derived derived) -> derived.cells();
    };
  }

  /// A number: a count, the length of a change list, a difference in a reconciliation.
  record Shown(String cell, long value) implements OfNumber {}

  /// A number that exists and was withheld.
  record Hidden(String cell) implements OfNumber {}

  /// A number that is shown nowhere, withheld or not, since it was put together with others: readers have
  /// the sum, and do not know that it is not zero.
  record Behind(String cell) implements OfNumber {}

  /// What a publication withheld: counts from 1 to one below this. No later one of the ledger withholds less.
  record Threshold(int least) implements Circumstance {}

  /// The day of a publication: what follows was published on it.
  record Day(LocalDate day) implements Circumstance {}

  /// What a category is called: the label that its id stands for, in this publication and all others.
  record Label(String dimension, String category, String label) implements Circumstance {}

  /// A number that an agency prints itself, and that is the same here: readers have it whatever is withheld.
  record Printed(String cell, long value) implements OfNumber {}

  /// A relation between numbers, published or not.
  record Sum(String total, List<String> parts) implements Fact {
    public Sum {
      parts = List.copyOf(parts);
    }
  }

  /// A figure worked out from numbers, published or not: a share, a mean, a difference, a range.
  record Figure(Derived derived) implements Fact {}
}
