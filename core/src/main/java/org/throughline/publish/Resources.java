package org.throughline.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// The files that the program brings along for the page.
final class Resources {

  private Resources() {}

  /// @param name relative to the folder `publish` of the program's resources
  static byte[] bytes(String name) {
    try (InputStream in = Resources.class.getResourceAsStream("/publish/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its file 'publish/" + name + "'");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the program's file 'publish/" + name + "'", e);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /// @param name of a file of keys and values in UTF-8
  static Properties properties(String name) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(name)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the program's file 'publish/" + name + "'", e);
    }
    return properties;
  }
}
