/// Tests of the auditor from inside: what it does when its solvers fail.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.attack;
