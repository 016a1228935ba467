package org.throughline.publish;

import java.util.List;

/// How one table of a data set came about, as the templates need it.
///
/// @param name the data set's name
/// @param suppression how much of the table is withheld, a sentence
/// @param excluded rows left out by rule, a sentence each
record PartView(
    String key,
    String label,
    String name,
    String href,
    HowCounted how,
    List<String> excluded,
    String suppression,
    String audited,
    TableFiles files) {

  /// The table's id, by which the interface of `serve` calls it.
  String table() {
    return files.table().table().id();
  }

  static PartView of(DataSet set, DataSet.Part part, Texts texts) {
    HowCounted how = part.table().how();
    return new PartView(
        part.key(),
        part.label(texts),
        set.title(texts),
        SitePages.page(set),
        how,
        how.excluded().stream().map(rule -> rule.sentence(texts)).toList(),
        Suppression.of(part.table().table()).sentence(texts),
        part.files().audited().toString(),
        part.files());
  }
}
