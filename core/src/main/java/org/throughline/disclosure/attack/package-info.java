/// The auditor: attacks what is about to be published, and trusts nobody.
///
/// In: an [org.throughline.disclosure.problem.Attack]. Out: an [AuditReport], per protection level the values
/// that were proved possible. It shares nothing with the protectors but the system of cells and
/// equations. Not done here: choosing suppressions, deciding what needs protection.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.attack;
