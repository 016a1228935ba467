package org.throughline.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.throughline.lifecycle.Superseding;
import org.throughline.publish.Sentence;

/// Which release covers which window, in words.
public final class SupersedingSentences {

  private SupersedingSentences() {}

  /// Sentences for the section of a release; none when it neither gives up nor takes a window.
  public static List<Sentence> of(String release, List<Superseding> windows) {
    List<Sentence> sentences = new ArrayList<>();
    for (Superseding window : windows) {
      if (window.older().equals(release)) {
        sentences.add(
            Sentence.of(
                "{0} are counted from release {1}.",
                new Sentence.Name(what(window)), new Sentence.Name(window.newer())));
      }
    }
    for (Superseding window : windows) {
      if (window.newer().equals(release)) {
        sentences.add(
            Sentence.of(
                "{0} are counted from this release and not from {1}.",
                new Sentence.Name(what(window)), new Sentence.Name(window.older())));
      }
    }
    return sentences;
  }

  private static String what(Superseding window) {
    String name = window.table().substring(0, 1).toUpperCase(Locale.ROOT);
    String stays =
        window.table().equals("detentions")
            ? ", by the end of the stay, and stays still open,"
            : "";
    return "%s%s from %s to %s%s"
        .formatted(name, window.table().substring(1), window.first(), window.last(), stays);
  }

  /// A line of the build's summary.
  public static String account(Superseding window) {
    return String.format(
        Locale.ROOT,
        "%s, %s, %s to %s, by %s: %,d of its rows",
        window.older(),
        window.table(),
        window.first(),
        window.last(),
        window.newer(),
        window.rows());
  }
}
