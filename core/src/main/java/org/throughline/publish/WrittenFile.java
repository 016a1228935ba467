package org.throughline.publish;

/// A file in the published folder.
///
/// @param path relative to the folder, with `/`
record WrittenFile(String path, long bytes, String sha256) {}
