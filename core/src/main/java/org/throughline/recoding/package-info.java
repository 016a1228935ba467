/// Global recoding: categories are put together until few counts are small, before anything is withheld.
///
/// In: a [org.throughline.table.CountTable]. Out: the [Fold]s that it needs, and the table after them, behind which the cells
/// that were put together stay for whoever protects and attacks it. Not done here: withholding what is still small.
@org.jspecify.annotations.NullMarked
package org.throughline.recoding;
