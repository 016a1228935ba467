/// Tests of systems from inside.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.problem;
