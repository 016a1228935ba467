/// What is counted, and how.
///
/// In: event tables. Out: [org.throughline.table.CountTable]s of exact counts with their equations, their
/// comparison with official figures, and the explanation of any single number. Not done here:
/// protection, publication.
@org.jspecify.annotations.NullMarked
package org.throughline.measures;
