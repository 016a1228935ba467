/// Released files, read raw.
///
/// In: files as downloaded. Out: sheets of raw cells with their row numbers, and for each sheet which
/// vocabulary and table it is, which header row, and which column means what. Not done here: typing
/// of values, renaming, merging, storage.
@org.jspecify.annotations.NullMarked
package org.throughline.releases;
