/// The command line: wiring of the stages, atomic builds, the printed words.
///
/// In: arguments. Out: a build folder, text on the terminal, an exit code. Not done here: anything a
/// stage does.
@org.jspecify.annotations.NullMarked
package org.throughline.cli;
