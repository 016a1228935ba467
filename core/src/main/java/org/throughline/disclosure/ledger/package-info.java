/// The ledger of published facts: every number that ever left, by publication.
///
/// In: what a publication shows. Out: an append-only, hash-chained text file and the numbers that
/// readers are known to have. Not done here: the audit against it.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.ledger;
