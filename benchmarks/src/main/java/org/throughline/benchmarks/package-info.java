/// Reading, measured.
///
/// In: a folder of workbooks. Out: times of every run, their spread, ratios to floors measured in the
/// same run, and a checksum of every answer. Not done here: judging the numbers.
@org.jspecify.annotations.NullMarked
package org.throughline.benchmarks;
