/// The one name by which the database's driver knows a stream of columns.
///
/// In: an address. Out: the same address. Not done here: anything else; see org.throughline.lake.
@org.jspecify.annotations.NullMarked
package org.apache.arrow.c;
