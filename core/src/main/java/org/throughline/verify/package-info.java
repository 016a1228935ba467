/// A published folder read back and attacked.
///
/// In: the files of a published folder, the exact tables, the ledger, what readers know from elsewhere.
/// Out: what is disclosed, and where files contradict each other. Not done here: the attack itself
/// ([org.throughline.disclosure]).
@org.jspecify.annotations.NullMarked
package org.throughline.verify;
