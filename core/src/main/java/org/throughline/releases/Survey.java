package org.throughline.releases;

import java.util.List;

/// What a set of files turned out to hold, before any row is stored.
///
/// @param sheets every sheet of every file, in file-name and sheet order
public record Survey(List<SurveyedSheet> sheets) {

  public Survey {
    sheets = List.copyOf(sheets);
  }

  /// One sheet with what it was recognised as.
  ///
  /// @param release the release its file belongs to, such as 2019-ICFO-53623
  public record SurveyedSheet(
      SourceFile file, String release, Sheet sheet, Recognition recognition) {}

  /// The sheets that hold a known table.
  public List<SurveyedSheet> known() {
    return sheets.stream().filter(s -> s.recognition() instanceof Recognition.Known).toList();
  }
}
