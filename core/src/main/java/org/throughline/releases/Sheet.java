package org.throughline.releases;

/// One sheet of a container; a text file has exactly one.
///
/// @param position 0-based place in the container
/// @param name as released, blanks included; empty for a text file
/// @param visible whether a spreadsheet program would show it
public record Sheet(int position, String name, boolean visible) {}
