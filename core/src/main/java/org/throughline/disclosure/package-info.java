/// Disclosure control: exact counts in, tables that may be published out.
///
/// In: [org.throughline.table.CountTable]s that are published together, and a [Policy]. Out: an
/// [TableDecision] per table, a [ProtectedTable] or the reason why it is withheld. Only this package can
/// make a [ProtectedTable]. Not done here: counting, files, engines, pages.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure;
