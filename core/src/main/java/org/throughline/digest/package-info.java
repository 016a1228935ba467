/// Digests of contents.
///
/// In: bytes, texts, files. Out: SHA-256 in hexadecimal. Not done here: what a digest is of, and where it is kept.
@org.jspecify.annotations.NullMarked
package org.throughline.digest;
