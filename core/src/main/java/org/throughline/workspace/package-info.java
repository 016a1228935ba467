/// The folder that builds live in.
///
/// In: finished builds, and what they were made with. Out: the current build, swapped in one step; the
/// locks and left-overs of unfinished ones. Not done here: making a build, reading what was published.
@org.jspecify.annotations.NullMarked
package org.throughline.workspace;
