/// What is attacked: every cell and equation published together, as one linear system.
///
/// In: [org.throughline.table.CountTable]s. Out: [JointSystem] (the numbers and how they are tied)
/// and [Attack] (what an outsider knows of them, and what must stay hidden). Protectors and the
/// auditor meet here and nowhere else. Not done here: choosing suppressions, solving.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.system;
