package org.throughline.releases;

import java.io.IOException;
import java.util.Locale;

/// A file is whole, and more than the memory that the program was given holds.
public final class NotEnoughMemoryException extends IOException {

  private static final long serialVersionUID = 1;

  /// What gives the program more memory.
  public static final String REMEDY = "more memory: THROUGHLINE_JAVA_OPTIONS=-Xmx8g";

  /// @param what is too much, as the beginning of a sentence
  public NotEnoughMemoryException(String what) {
    super(
        String.format(
            Locale.ROOT,
            "%s more than the memory of the program holds, which is %,d MiB",
            what,
            Runtime.getRuntime().maxMemory() >> 20));
  }
}
