/// Folders among the system's temporary files.
///
/// In: what one is for. Out: a folder that is gone when it is closed, when the program ends, or, after a program that was
/// killed, when the next one begins. Not done here: what is kept in a workspace.
@org.jspecify.annotations.NullMarked
package org.throughline.temporary;
