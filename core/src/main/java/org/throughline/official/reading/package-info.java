/// Reads official workbooks.
///
/// In: files, and the registry of what agencies publish. Out: postings in order, one observation for each printed
/// number, the rows of facility lists, tables not read, and problems, all together. Not done here: comparing postings
/// with each other.
@org.jspecify.annotations.NullMarked
package org.throughline.official.reading;
