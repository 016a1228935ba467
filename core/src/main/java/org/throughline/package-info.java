/// Throughline as a library: the few calls that a program needs.
///
/// In: a folder of builds, released files, questions. Out: builds, answers, a folder for a web server. Not here: any
/// stage of the way between them.
@org.jspecify.annotations.NullMarked
package org.throughline;
