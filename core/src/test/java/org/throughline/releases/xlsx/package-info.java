/// The workbook scanner against two other readers, and against damaged workbooks.
@org.jspecify.annotations.NullMarked
package org.throughline.releases.xlsx;
