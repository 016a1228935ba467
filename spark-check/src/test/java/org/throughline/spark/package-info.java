/// The method's SQL on Apache Spark.
///
/// In: a lake and the SQL files of the program. Out: proof that both engines make the same rows. Not
/// done here: anything the program needs to run.
@org.jspecify.annotations.NullMarked
package org.throughline.spark;
