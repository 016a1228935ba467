package org.throughline.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.throughline.catalog.Catalog;

/// One SQL file of the method.
///
/// @param file its name
/// @param makes the table it makes
/// @param reads the tables it needs
/// @param text the file as a reader sees it, comments included
public record SqlScript(String file, String makes, List<String> reads, String text) {

  private static final String COMMENT = "-- ";
  private static final Pattern MAKES = Pattern.compile("(?m)^-- makes: (\\w+)$");
  private static final Pattern READS = Pattern.compile("(?m)^-- reads: ([\\w, ]+)$");

  public SqlScript {
    reads = List.copyOf(reads);
  }

  /// The scripts of class-path folders, each after those it reads from.
  ///
  /// @throws IllegalStateException when scripts need each other in a circle
  public static List<SqlScript> inOrder(String... folders) {
    List<SqlScript> waiting = new ArrayList<>();
    for (String folder : folders) {
      for (String name : Catalog.fileNames(folder, ".sql")) {
        waiting.add(of(name, Catalog.text(folder + "/" + name)));
      }
    }
    List<SqlScript> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Set<String> unmade = new LinkedHashSet<>(waiting.stream().map(SqlScript::makes).toList());
      SqlScript next =
          waiting.stream()
              .filter(script -> script.reads().stream().noneMatch(unmade::contains))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("Scripts read in a circle: " + unmade));
      waiting.remove(next);
      ordered.add(next);
    }
    return List.copyOf(ordered);
  }

  /// What it does, as its comments say.
  public String about() {
    return text.lines()
        .filter(line -> line.startsWith(COMMENT))
        .filter(line -> !MAKES.matcher(line).matches() && !READS.matcher(line).matches())
        .map(line -> line.substring(COMMENT.length()))
        .collect(Collectors.joining(" "));
  }

  static SqlScript of(String file, String text) {
    return new SqlScript(
        file, only(MAKES, file, text), List.of(only(READS, file, text).split(", *")), text);
  }

  private static String only(Pattern pattern, String file, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("SQL file " + file + " lacks the line " + pattern.pattern());
    }
    return matcher.group(1).strip();
  }
}
