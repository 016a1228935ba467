package org.throughline.releases;

/// One sheet of a container; a text file has exactly one.
///
/// @param position 0-based place in the container
/// @param name as released, blanks included, without a person's name or number in it; empty for a text file
/// @param visible whether a spreadsheet program would show it
public record Sheet(int position, String name, boolean visible) {
  public Sheet {
    String shown = PersonalTexts.withoutPersons(name);
    // Two sheets of a workbook stay two.
    name = shown.equals(name) ? name : shown + " [" + (position + 1) + "]";
  }
}
