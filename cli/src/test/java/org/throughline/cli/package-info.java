/// The program as a user meets it.
@org.jspecify.annotations.NullMarked
package org.throughline.cli;
