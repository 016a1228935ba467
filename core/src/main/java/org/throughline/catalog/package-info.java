/// The readable data files that ship with the program: vocabularies, measures, official figures.
///
/// In: YAML files on the class path. Out: validated records, in file-name order. A key that no record
/// knows is refused with the file's name. Not done here: what the records mean.
@org.jspecify.annotations.NullMarked
package org.throughline.catalog;
