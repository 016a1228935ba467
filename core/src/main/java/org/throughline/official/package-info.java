/// The agencies' own statistics as one series.
///
/// In: workbooks and files that agencies posted, each over the one before. Out: a table with one row for each number
/// that they printed, with where it stands and the date of its own table; what was left out and by which rule; every
/// revision; series that follow by formula; what was not read. Not done here: anything about people, and any number
/// that an agency did not print or that does not follow from printed ones.
@org.jspecify.annotations.NullMarked
package org.throughline.official;
