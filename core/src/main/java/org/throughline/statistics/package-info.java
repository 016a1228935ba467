/// Estimates from durations, counts and delays, each named by its method.
///
/// In: numbers, grouped. Out: estimates with their standard errors and intervals. Not done here: SQL,
/// choosing who is in a population, protection. Results equal those of R's `survival` and `cmprsk`.
@org.jspecify.annotations.NullMarked
package org.throughline.statistics;
