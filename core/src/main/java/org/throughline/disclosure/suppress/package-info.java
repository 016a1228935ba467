/// Protection by suppression: chooses the cells to withhold besides the small ones.
///
/// In: a [org.throughline.disclosure.system.JointSystem], the cells that must be hidden, those that
/// must not, and demands. Out: a [Pattern], or the cells that no pattern protects. Not done here:
/// the audit, which checks every pattern by other means.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.suppress;
