/// Published numbers laid out in rows and columns, and drawn.
///
/// In: a [Grid]. Out: an SVG picture as text, without style, script or address in it. Not done here:
/// what a table means, and pages.
@org.jspecify.annotations.NullMarked
package org.throughline.publish.chart;
