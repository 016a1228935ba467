/// The protection problem: every cell and equation published together as one linear system, and what attackers know of it.
///
/// In: [org.throughline.table.CountTable]s and figures. Out: [JointSystem] (the numbers and how they are tied), [AttackerKnowledge]
/// (what readers have from elsewhere) and [Attack] (what an outsider knows, and what must stay possible for them). Protectors and
/// the auditor meet here and nowhere else. Not done here: choosing suppressions, solving.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.problem;
