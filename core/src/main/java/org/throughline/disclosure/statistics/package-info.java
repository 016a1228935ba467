/// Rules under which statistics made of people may be shown: means, shares, quantiles, stocks and curves.
///
/// In: for each group of one breakdown how many people it has and what its statistic is made of; the threshold on people.
/// Out: the statistic, rounded where its rule asks for it, or why it is not shown. Every rule looks at the whole breakdown
/// at once, because readers subtract shown groups from their total. Not here: which breakdowns exist, counts themselves.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.statistics;
