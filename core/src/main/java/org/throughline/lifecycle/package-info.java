/// What happened, in the order it happened.
///
/// In: the tables of the lake, a rule set for duplicates and links, and the rules for releases that cover the
/// same months. Out: tables of events, stints, stays, links, anomalies and population, by the SQL files in
/// `/sql/duplicates`, `/sql/lifecycle` and `/sql/links`; what the invariants in `/sql/checks` find. No row is dropped
/// and nobody is linked across releases. Not done here: deciding what counts for a statistic.
@org.jspecify.annotations.NullMarked
package org.throughline.lifecycle;
