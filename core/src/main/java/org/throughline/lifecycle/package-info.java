/// What happened, in the order it happened.
///
/// In: the tables of the lake, and the rules for releases that cover the same months. Out: tables of events, by the SQL files in `/sql/lifecycle`. No row is
/// dropped. Not done here: deciding what counts for a statistic.
@org.jspecify.annotations.NullMarked
package org.throughline.lifecycle;
