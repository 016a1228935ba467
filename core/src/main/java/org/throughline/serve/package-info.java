/// A published folder over HTTP.
///
/// In: the published folder of a workspace. Out: its files, and a read-only interface to the numbers in
/// them, as `serve/openapi.yaml` describes it. Not here: anything that was not published; the lake and the
/// exact counts are never opened.
@org.jspecify.annotations.NullMarked
package org.throughline.serve;
