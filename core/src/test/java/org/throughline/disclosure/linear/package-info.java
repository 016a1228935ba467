/// Tests of how cells are moved: what a move must hold to, however many were made before.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.linear;
