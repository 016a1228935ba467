package org.throughline.publish;

import com.samskivert.mustache.Mustache;
import java.io.StringReader;

/// Renders the page from its templates; every value is escaped.
final class Page {

  private Page() {}

  static String html(PageView view) {
    return Mustache.compiler()
        .escapeHTML(true)
        .emptyStringIsFalse(true)
        .withLoader(name -> new StringReader(template(name)))
        .compile(template("index"))
        .execute(view);
  }

  private static String template(String name) {
    return Resources.text("templates/" + name + ".mustache");
  }
}
