/// Protection by suppression: chooses the cells to withhold besides the small ones.
///
/// In: a [org.throughline.disclosure.problem.JointSystem], the cells that must be hidden, those that
/// must not, and levels. Out: a [Pattern], or the cells that no pattern protects. Not done here:
/// the audit, which checks every pattern by other means.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.secondary;
