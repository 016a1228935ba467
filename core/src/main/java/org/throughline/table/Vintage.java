package org.throughline.table;

/// One of the values that a number had: `ID` when it was first published, `ID@2` once it was revised.
///
/// @param number the number's name
/// @param vintage counted from 1
public record Vintage(String number, int vintage) {

  private static final char AT = '@';

  public Vintage {
    if (vintage < 1) {
      throw new IllegalArgumentException("Vintage " + vintage + "; valid are 1 and above");
    }
  }

  /// Reads a name with or without its vintage.
  public static Vintage parse(String name) {
    int at = name.lastIndexOf(AT);
    return at > 0 && name.substring(at + 1).matches("[1-9]\\d{0,8}")
        ? new Vintage(name.substring(0, at), Integer.parseInt(name.substring(at + 1)))
        : new Vintage(name, 1);
  }

  /// The next value of the same number.
  public Vintage next() {
    return new Vintage(number, vintage + 1);
  }

  @Override
  public String toString() {
    return vintage == 1 ? number : number + AT + vintage;
  }
}
