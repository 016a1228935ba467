package org.throughline.publish;

import java.util.List;
import java.util.stream.Stream;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.ProtectedTable;

/// A table as the template needs it.
///
/// @param files where the page finds the table's files
record TableView(TableFiles files, Grid grid, TableShape shape) {

  /// So many rows of a long table are seen at once.
  private static final int HEAD = 15;

  static TableView of(TableFiles files) {
    ProtectedTable table = files.table().table();
    return new TableView(files, GridLayout.of(table), TableShape.of(table.dimensions()));
  }

  String anchor() {
    return FileNames.stem(table().id());
  }

  String id() {
    return table().id();
  }

  String title() {
    return table().title();
  }

  String unit() {
    return table().unit();
  }

  String chart() {
    return shape.chart();
  }

  boolean drawn() {
    return !chart().isEmpty();
  }

  /// Chart and table stand side by side unless the table is broad.
  String layout() {
    return switch (shape) {
      case TableShape.Figure _ -> "single";
      case TableShape.Series _, TableShape.Bars _ -> "beside";
      case TableShape.Matrix _, TableShape.Listing _ -> "stacked";
    };
  }

  String summary() {
    return Summary.of(grid, shape);
  }

  HowCounted how() {
    return files.table().how();
  }

  List<String> excluded() {
    return how().excluded().stream().map(ExcludedRows::sentence).toList();
  }

  Policy policy() {
    return table().policy();
  }

  /// The rules of the policy for readers.
  String policyRules() {
    return String.join(" ", policy().publicRules());
  }

  /// The day of the audit.
  String audited() {
    return files.audited().toString();
  }

  String verdict() {
    return Words.verdict(table().verdict());
  }

  Suppression suppression() {
    return Suppression.of(table());
  }

  /// What is seen at once, with the totals.
  GridView head() {
    List<GridRow> totals = grid.rows().stream().filter(GridRow::total).toList();
    List<GridRow> rows =
        folds()
            ? Stream.concat(grid.inner().stream().limit(HEAD), totals.stream()).toList()
            : grid.rows();
    String caption = folds() ? title() + ": the " + HEAD + " largest published" : title();
    return new GridView(caption, !folds(), grid.withRows(rows), "head");
  }

  /// What is folded away; empty for a short table.
  List<GridView> tails() {
    List<GridRow> rest = grid.inner().stream().skip(HEAD).toList();
    return folds()
        ? List.of(
            new GridView(title() + ": the other " + rest.size(), true, grid.withRows(rest), "tail"))
        : List.of();
  }

  private boolean folds() {
    return shape instanceof TableShape.Bars && grid.inner().size() > GridLayout.LONG;
  }

  private ProtectedTable table() {
    return files.table().table();
  }
}
