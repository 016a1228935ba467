/// What becomes of rows: types, accounts, and what must never be stored.
@org.jspecify.annotations.NullMarked
package org.throughline.lake;
