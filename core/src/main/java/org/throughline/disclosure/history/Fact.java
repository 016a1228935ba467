package org.throughline.disclosure.history;

import java.time.LocalDate;
import java.util.List;
import org.throughline.disclosure.problem.Derived;

/// Something that readers know because it was published.
public sealed interface Fact {

  /// A number: a count, the length of a change list, a difference in a reconciliation.
  record Shown(String cell, long value) implements Fact {}

  /// A number that exists and was withheld.
  record Hidden(String cell) implements Fact {}

  /// A number that is shown nowhere, withheld or not, since it was put together with others: readers have
  /// the sum, and do not know that it is not zero.
  record Behind(String cell) implements Fact {}

  /// What a publication withheld: counts from 1 to one below this. No later one of the ledger withholds less.
  record Threshold(int least) implements Fact {}

  /// The day of a publication: what follows was published on it.
  record Day(LocalDate day) implements Fact {}

  /// What a category is called: the label that its id stands for, in this publication and all others.
  record Label(String dimension, String category, String label) implements Fact {}

  /// A number that an agency prints itself, and that is the same here: readers have it whatever is withheld.
  record Printed(String cell, long value) implements Fact {}

  /// A relation between numbers, published or not.
  record Sum(String total, List<String> parts) implements Fact {
    public Sum {
      parts = List.copyOf(parts);
    }
  }

  /// A figure worked out from numbers, published or not: a share, a mean, a difference, a range.
  record Figure(Derived derived) implements Fact {}
}
