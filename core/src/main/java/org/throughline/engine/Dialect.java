package org.throughline.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.catalog.Catalog;

/// The named macros of one engine. A macro stands in a script as `{{name|argument|argument}}` and
/// becomes its template with `{0}`, `{1}` … replaced.
///
/// @param dialect the engine's name
/// @param macros templates by name
public record Dialect(String dialect, Map<String, String> macros) {

  /// Innermost macros are expanded first, so arguments may hold macros.
  private static final Pattern MACRO = Pattern.compile("\\{\\{([^{}]*)}}");

  public Dialect {
    macros = Map.copyOf(macros);
  }

  /// The dialect described in `/sql/dialects/NAME.yaml`, with the macros that all engines share.
  public static Dialect named(String name) {
    Map<String, String> macros = new HashMap<>(file("common").macros());
    macros.putAll(file(name).macros());
    return new Dialect(name, macros);
  }

  /// That of the embedded engine.
  public static Dialect embedded() {
    return named("duckdb");
  }

  private static Dialect file(String name) {
    return Catalog.record("/sql/dialects/" + name + ".yaml", Dialect.class);
  }

  /// The script with every macro expanded.
  ///
  /// @throws IllegalArgumentException naming a macro that this dialect does not know
  public String expand(String script) {
    String text = script;
    Matcher matcher = MACRO.matcher(text);
    while (matcher.find()) {
      String expanded = expandOne(List.of(matcher.group(1).split("\\|")));
      text = text.substring(0, matcher.start()) + expanded + text.substring(matcher.end());
      matcher = MACRO.matcher(text);
    }
    return text;
  }

  private String expandOne(List<String> parts) {
    String template = macros.get(parts.getFirst().strip());
    if (template == null) {
      throw new IllegalArgumentException(
          "Dialect '%s' has no macro '%s'; it has %s"
              .formatted(
                  dialect, parts.getFirst().strip(), macros.keySet().stream().sorted().toList()));
    }
    String expanded = template;
    for (int i = 1; i < parts.size(); i++) {
      expanded = expanded.replace("{" + (i - 1) + "}", parts.get(i).strip());
    }
    return expanded;
  }
}
