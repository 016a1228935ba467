/// When a cell is unsafe, and how far an outsider's interval must then reach.
///
/// In: the contributions to a cell, holdings merged. Out: an [Assessment]. The definitions are those
/// of the SDC Handbook (chapter 4, "Sensitivity rules"). Not done here: hiding anything.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.primary;
