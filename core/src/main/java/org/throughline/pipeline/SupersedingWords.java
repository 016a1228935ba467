package org.throughline.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.throughline.lifecycle.Superseding;

/// Which release covers which window, in words.
public final class SupersedingWords {

  private SupersedingWords() {}

  /// Sentences for the section of a release; empty when it neither gives up nor takes a window.
  public static String of(String release, List<Superseding> windows) {
    String gives =
        windows.stream()
            .filter(window -> window.older().equals(release))
            .map(
                window ->
                    " %s are counted from release %s.".formatted(what(window), window.newer()))
            .collect(Collectors.joining());
    String takes =
        windows.stream()
            .filter(window -> window.newer().equals(release))
            .map(
                window ->
                    " %s are counted from this release and not from %s."
                        .formatted(what(window), window.older()))
            .collect(Collectors.joining());
    return gives + takes;
  }

  private static String what(Superseding window) {
    String name = window.table().substring(0, 1).toUpperCase(java.util.Locale.ROOT);
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
        "%,d rows of %s, %s, %s to %s, by %s",
        window.rows(),
        window.older(),
        window.table(),
        window.first(),
        window.last(),
        window.newer());
  }
}
