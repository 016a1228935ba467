/// Tables in the format of other disclosure control programs, so that outsiders can replay ours.
///
/// In and out: JJ files, as tau-ARGUS and sdcTable read and write them. Not done here: protection.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.format;
