/// Linear algebra of equations between cells: components, equations solved for some cells, and how far a cell can move.
///
/// In: a [org.throughline.disclosure.problem.JointSystem]. Out: moves that leave every equation balanced. The protector and the
/// auditor both use it as they would use a library: the auditor believes no move before it has checked it in exact arithmetic.
/// Not done here: what a move is good for.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.linear;
