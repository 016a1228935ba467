/// Official figures beside ours.
///
/// In: official figures with their sources, and counts of a build. Out: equal, different by how much, or
/// not comparable and why. Not done here: reading the agencies' workbooks.
@org.jspecify.annotations.NullMarked
package org.throughline.reconcile;
