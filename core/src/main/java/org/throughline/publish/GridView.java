package org.throughline.publish;

/// A grid with its caption; the page shows a long one in two parts.
///
/// @param part `head` for what is seen at once, `tail` for what is folded away
record GridView(String caption, Grid grid, String part) {}
