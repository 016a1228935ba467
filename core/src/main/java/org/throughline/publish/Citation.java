package org.throughline.publish;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// How to cite what is published, in a sentence.
final class Citation {

  /// More releases than this are counted instead of named.
  private static final int MOST_NAMED = 4;

  private Citation() {}

  static String of(Publication publication, LocalDate audited, Texts texts) {
    return of(
        publication.title().toString(),
        publication.releases().stream().map(ReleaseSection::releaseId).distinct().toList(),
        publication,
        audited,
        texts);
  }

  /// @param what the title of what is cited
  /// @param releases what it was counted from
  static String of(
      String what, List<String> releases, Publication publication, LocalDate audited, Texts texts) {
    Imprint imprint = publication.imprint();
    String sources =
        releases.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
            + (releases.size() > MOST_NAMED
                ? " " + texts.of("citation.more", releases.size() - MOST_NAMED)
                : "");
    return texts.of(
        publication.synthetic() ? "citation.synthetic" : "citation",
        imprint.publisher(),
        what,
        "Throughline " + imprint.version(),
        imprint.ruleSet(),
        audited.toString(),
        sources,
        imprint.licence());
  }
}
