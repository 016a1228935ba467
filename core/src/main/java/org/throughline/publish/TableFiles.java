package org.throughline.publish;

import java.time.LocalDate;

/// The two files of a table.
///
/// @param audited the day of its audit
record TableFiles(PublishedTable table, WrittenFile csv, WrittenFile metadata, LocalDate audited) {}
