package org.throughline.publish;

/// A grid with its caption; the page shows a long one in two parts.
///
/// @param plain the caption says no more than the words above it, so it need not be seen
/// @param part `head` for what is seen at once, `tail` for what is folded away
record GridView(String caption, boolean plain, Grid grid, String part) {}
