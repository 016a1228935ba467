/// Workbooks in the xlsx format, read fast.
///
/// In: a zip of XML parts. Out: sheets, and their rows one after another in bounded memory. Not done
/// here: formulas, styles, formatting of numbers, knowing which columns there are.
@org.jspecify.annotations.NullMarked
package org.throughline.releases.xlsx;
