/// What tables agencies publish, and how to know them again.
///
/// In: the readable files under `official/` of the program. Out: families of workbooks, their sheets and tables, and the
/// axes along which these count. Not done here: reading any workbook.
@org.jspecify.annotations.NullMarked
package org.throughline.official.registry;
