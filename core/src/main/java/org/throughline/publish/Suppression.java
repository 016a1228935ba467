package org.throughline.publish;

import java.util.List;
import java.util.OptionalLong;
import org.throughline.disclosure.Method;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.table.Category;

/// How much of a table is suppressed, or that all of it is perturbed.
///
/// @param people what the suppressed inner cells count together, as far as readers can work it out
///     from the table itself: its total less its published inner cells; absent where they cannot, or no inner cell is published
/// @param total what the table counts in all, where it is published
/// @param method how the table's numbers are protected
record Suppression(
    long suppressed, long cells, OptionalLong people, OptionalLong total, Method method) {

  /// What stands in a suppressed cell of a page; never in a data file.
  static final String SYMBOL = "[c]";

  static Suppression of(ProtectedTable table) {
    List<ProtectedCell> cells = table.cells();
    OptionalLong total = total(cells);
    return new Suppression(
        cells.stream().filter(cell -> cell instanceof ProtectedCell.Suppressed).count(),
        cells.size(),
        people(cells, total),
        total,
        table.policy().method());
  }

  private static OptionalLong total(List<ProtectedCell> cells) {
    return cells.stream()
        .filter(cell -> cell.position().stream().allMatch(Category.TOTAL::equals))
        .filter(ProtectedCell.Published.class::isInstance)
        .mapToLong(cell -> ((ProtectedCell.Published) cell).count())
        .findFirst();
  }

  private static OptionalLong people(List<ProtectedCell> cells, OptionalLong total) {
    long shown = 0;
    boolean isComplete = true;
    boolean isAnyShown = false;
    for (ProtectedCell cell : cells) {
      boolean isInner = !cell.position().contains(Category.TOTAL);
      switch (cell) {
        case ProtectedCell.Published published -> {
          shown += isInner ? published.count() : 0;
          isAnyShown |= isInner;
        }
        case ProtectedCell.Suppressed _ -> isComplete &= !isInner;
      }
    }
    if (isComplete) {
      return OptionalLong.of(0);
    }
    long hidden = total.orElse(-1) - shown;
    return total.isPresent() && isAnyShown && hidden >= 0
        ? OptionalLong.of(hidden)
        : OptionalLong.empty();
  }

  boolean any() {
    return suppressed > 0;
  }

  /// How much is withheld, in a sentence.
  String sentence(Texts texts) {
    if (!method.isExact()) {
      return texts.of("suppressed.inexact") + " " + method.description();
    }
    if (cells == 1) {
      return texts.of(any() ? "suppressed.one" : "suppressed.shown");
    }
    String all = Wording.count(cells);
    if (!any()) {
      return texts.of("suppressed.none", all);
    }
    String share = Wording.percent(suppressed, cells);
    long whole = total.orElse(0);
    return people.isPresent() && people.getAsLong() > 0 && whole > 0
        ? texts.of(
            "suppressed.people",
            Wording.count(suppressed),
            all,
            share,
            Wording.count(people.getAsLong()),
            Wording.count(whole),
            Wording.percent(people.getAsLong(), whole))
        : texts.of("suppressed.some", Wording.count(suppressed), all, share);
  }
}
