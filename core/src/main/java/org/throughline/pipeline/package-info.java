/// The chain from released files to a published folder, in one readable method.
///
/// In: files and options. Out: a build that is current. Not done here: anything that a stage does.
@org.jspecify.annotations.NullMarked
package org.throughline.pipeline;
