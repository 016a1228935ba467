/// What readers know from earlier publications: the ledger of published facts, vintages of revised numbers, what was withheld
/// before.
///
/// In: what a publication shows. Out: an append-only, hash-chained text file, and what readers have when the next publication
/// comes. Not done here: the audit against it.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.history;
