package org.throughline.publish;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The templates of the pages, each compiled once: a site has thousands of pages of few kinds.
final class Templates {

  private final Map<String, Template> compiled = new HashMap<>();

  /// @param body the template that fills the frame
  /// @param main the template that fills the body
  Template of(String body, String main) {
    return compiled.computeIfAbsent(body + " " + main, any -> compile(body, main));
  }

  private static Template compile(String body, String main) {
    return Mustache.compiler()
        .escapeHTML(true)
        .emptyStringIsFalse(true)
        .withFormatter(Templates::text)
        .withCollector(new Views())
        .withLoader(name -> new StringReader(template(name, body, main)))
        .compile(template("frame", body, main));
  }

  /// What a page says of a value: without characters that nobody sees. A record is no empty text. Asked for its own text, to see whether it is one, a page's view would print all that the
  /// publication holds.
  private static String text(Object value) {
    return value instanceof Record
        ? value.getClass().getName()
        : Labels.seen(String.valueOf(value));
  }

  /// What has names are the views. The library would look into a text too: where Java is told to let it (as Spark needs), the
  /// bytes of the text stand for whatever a view around it calls `value`.
  private static final class Views extends DefaultCollector {

    @Override
    public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
      return context instanceof String || context instanceof Number
          ? null
          : super.createFetcher(context, name);
    }
  }

  private static String template(String name, String body, String main) {
    return switch (name) {
      case "main" -> "{{#view}}" + read(main) + "{{/view}}";
      case "body" -> body.equals("page") ? read(body) : "{{#view}}" + read(body) + "{{/view}}";
      default -> read(name);
    };
  }

  private static String read(String name) {
    return Resources.text("templates/" + name + ".mustache");
  }
}
