/// The method's SQL on Apache Spark.
///
/// In: a lake and the SQL files of the program. Out: the same tables as the embedded engine makes. Not
/// done here: anything that is no matter of the engine.
@org.jspecify.annotations.NullMarked
package org.throughline.spark;
