/// Publishing: protected tables in, a folder of files that anybody may have out.
///
/// In: a [Publication], whose every number comes from an
/// [org.throughline.disclosure.ProtectedTable]. Out: a page that opens from disk without a server,
/// a CSV and a metadata file per table, and a catalogue of all files with their checksums. Not done
/// here: counting, protection, running SQL, reading releases or the lake.
@org.jspecify.annotations.NullMarked
package org.throughline.publish;
