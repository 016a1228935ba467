/// The table model: cells of counts and the equations that tie them together.
///
/// In: nothing; these are plain records. Out: [CountTable], which `measures` fills, `disclosure`
/// protects and `publish` renders. Not done here: counting, protection, any IO.
@org.jspecify.annotations.NullMarked
package org.throughline.table;
