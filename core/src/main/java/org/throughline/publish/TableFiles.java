package org.throughline.publish;

/// The two files of a table.
record TableFiles(PublishedTable table, WrittenFile csv, WrittenFile metadata) {}
