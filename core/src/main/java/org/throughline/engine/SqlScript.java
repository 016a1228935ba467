package org.throughline.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.throughline.catalog.Catalog;

/// One SQL file of the method.
///
/// @param file its name
/// @param makes the table it makes
/// @param isView whether the table is only a name for the query, worked out where it is read
/// @param reads the tables it needs
/// @param text the file as a reader sees it, comments included
public record SqlScript(
    String file, String makes, boolean isView, List<String> reads, String text) {

  private static final String COMMENT = "-- ";
  private static final Pattern MAKES = Pattern.compile("(?m)^-- (?:makes|names): (\\w+)$");
  private static final Pattern VIEW = Pattern.compile("(?m)^-- names: ");
  private static final Pattern READS = Pattern.compile("(?m)^-- reads: ([\\w, ]+?)$");

  public SqlScript {
    reads = List.copyOf(reads);
  }

  /// The scripts of class-path folders, each after those it reads from.
  ///
  /// @throws IllegalStateException when scripts need each other in a circle
  public static List<SqlScript> inOrder(String... folders) {
    return inOrder(all(folders));
  }

  /// The scripts of class-path folders, by file name.
  public static List<SqlScript> all(String... folders) {
    List<SqlScript> scripts = new ArrayList<>();
    for (String folder : folders) {
      for (String name : Catalog.fileNames(folder, ".sql")) {
        scripts.add(of(name, Catalog.text(folder + "/" + name)));
      }
    }
    return scripts;
  }

  /// Of `scripts` those that make `wanted` and what these are made from, each after those it reads from.
  ///
  /// @param present tables that need not be made
  public static List<SqlScript> needed(
      List<SqlScript> scripts, Collection<String> wanted, Set<String> present) {
    Map<String, SqlScript> byTable = new HashMap<>();
    scripts.forEach(script -> byTable.put(script.makes(), script));
    Deque<String> open = new ArrayDeque<>(wanted);
    Map<String, SqlScript> needed = new LinkedHashMap<>();
    while (!open.isEmpty()) {
      String table = open.removeLast();
      SqlScript script = byTable.get(table);
      if (script != null && !present.contains(table) && needed.put(table, script) == null) {
        open.addAll(script.reads());
      }
    }
    return inOrder(List.copyOf(needed.values()));
  }

  private static List<SqlScript> inOrder(List<SqlScript> scripts) {
    List<SqlScript> waiting = new ArrayList<>(scripts);
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

  /// Makes its table in `engine`.
  public void run(SqlEngine engine) {
    if (isView) {
      engine.define(makes, text);
    } else {
      engine.create(makes, text);
    }
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
        file,
        only(MAKES, file, text),
        VIEW.matcher(text).find(),
        List.of(only(READS, file, text).split(", *")),
        text);
  }

  private static String only(Pattern pattern, String file, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("SQL file " + file + " lacks the line " + pattern.pattern());
    }
    return matcher.group(1).strip();
  }
}
