package org.throughline.disclosure;

/// By what a count is given away. From less to more knowledge: the first that is enough names the
/// attack.
public enum AttackKind {
  /// One sum: all less all the others.
  COMPLEMENT("a total less everything else in it"),
  /// The sums of one table, margins and hierarchy.
  ONE_TABLE("the sums of one table"),
  /// Tables published together that share numbers.
  LINKED_TABLES("tables that share numbers"),
  /// Shares, means, differences and row counts published beside the tables.
  FIGURES("figures worked out from counts"),
  /// What rounded or noisy numbers leave possible, and the sums that the exact ones keep.
  ROUNDING("what the method leaves possible, and sums"),
  /// Numbers that others published.
  KNOWN_ELSEWHERE("numbers known from elsewhere"),
  /// Earlier releases, other periods, other areas: one number less another that covers nearly the
  /// same.
  DIFFERENCING("earlier publications and nearly equal periods or areas"),
  /// Someone who is alone in another cell.
  INSIDER("someone who is alone in another cell"),
  /// Several who put together what they know.
  COALITION("several who are alone in other cells");

  private final String words;

  AttackKind(String words) {
    this.words = words;
  }

  /// In words, for a report.
  public String words() {
    return words;
  }
}
