package org.throughline.synth;

/// One period in one facility.
///
/// @param begins book-in
/// @param ends book-out, or [Moments#NEVER] while open
/// @param reason why it ended; empty while open
record Stint(Facility facility, long begins, long ends, String reason) {}
