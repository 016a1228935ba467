package org.throughline.official.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One kind of table.
///
/// @param table its name
/// @param anchors what its title begins with
/// @param beside headings that must stand in the row of its anchor
/// @param headerIsAnchor whether the anchor is a heading and not a title
/// @param flat whether each row names all its categories and holds one number
/// @param rowsAre what each row of a list stands for, where rows are counted; empty where numbers are read
/// @param roundedTo what every number is rounded to; 1 for none
/// @param series what its numbers are
/// @param seriesWhen titles that make it another series
/// @param unit of its numbers
/// @param period kind of period of numbers whose heading or label names none
/// @param where categories that hold for the whole table
/// @param dates where its date may stand, the first found counts
/// @param nothing texts that stand for no number
/// @param labels its label columns, the first under its anchor
/// @param columns what its other columns are
/// @param tiers rows of its header
/// @param mayBeEmpty whether whole columns may be without numbers
/// @param sums axes whose categories add up to the printed total
/// @param largestRevision what a total of a past month was ever revised by, as a share; 0 when nobody knows
/// @param largestRevisionOfParts what a part of it was ever revised by
/// @param repeatsAgree whether a number may stand twice as long as both are the same
/// @param splitsAgree whether the numbers of a row, added up along one axis or another, are the same people
public record OfficialTable(
    String table,
    List<Pattern> anchors,
    List<Pattern> beside,
    boolean headerIsAnchor,
    boolean flat,
    String rowsAre,
    int roundedTo,
    String series,
    Map<Pattern, String> seriesWhen,
    String unit,
    String period,
    Map<String, String> where,
    List<DateSource> dates,
    List<String> nothing,
    List<LabelColumn> labels,
    List<Meaning> columns,
    int tiers,
    boolean mayBeEmpty,
    List<String> sums,
    double largestRevision,
    double largestRevisionOfParts,
    boolean repeatsAgree,
    boolean splitsAgree) {

  @JsonCreator
  static OfficialTable of(
      String table,
      List<String> anchors,
      @Nullable List<String> beside,
      @Nullable String header,
      @Nullable Boolean flat,
      @Nullable String rowsAre,
      @Nullable Integer roundedTo,
      String series,
      @Nullable Map<String, String> seriesWhen,
      String unit,
      String period,
      @Nullable Map<String, String> where,
      List<DateSource> date,
      @Nullable List<String> nothing,
      List<LabelColumn> labels,
      @Nullable List<Meaning> columns,
      @Nullable Integer tiers,
      @Nullable Boolean mayBeEmpty,
      @Nullable List<String> sums,
      @Nullable Double largestRevision,
      @Nullable Double largestRevisionOfParts,
      @Nullable String repeats,
      @Nullable String splits) {
    Map<Pattern, String> when = new java.util.LinkedHashMap<>();
    if (seriesWhen != null) {
      seriesWhen.forEach((pattern, name) -> when.put(Given.compiled(pattern), name));
    }
    return new OfficialTable(
        table,
        Given.patterns(anchors),
        Given.patterns(beside),
        "anchor".equals(header),
        Given.truth(flat),
        Given.text(rowsAre),
        roundedTo == null ? 1 : roundedTo,
        series,
        when,
        unit,
        period,
        Given.map(where),
        List.copyOf(date),
        Given.list(nothing),
        List.copyOf(labels),
        Given.list(columns),
        tiers == null ? 1 : tiers,
        Given.truth(mayBeEmpty),
        Given.list(sums),
        largestRevision == null ? 0 : largestRevision,
        largestRevisionOfParts == null ? 1 : largestRevisionOfParts,
        "same".equals(repeats),
        "agree".equals(splits));
  }

  /// A title as it may be printed, for messages.
  public String exampleOfTitle() {
    return Given.inWords(anchors.getFirst());
  }

  /// The series of a table with this title.
  public String seriesFor(String title) {
    return seriesWhen.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(title).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(series);
  }
}
