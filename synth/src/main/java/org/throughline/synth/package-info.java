/// Synthetic releases: invented people with invented histories, written as real releases look.
///
/// In: a vocabulary, a number of stays, a seed. Out: release files with the real headers,
/// preambles, sheet splits, redactions and faults, and beside them the truth: what happened, what
/// was planted.
/// Not done here: reading releases, removing faults, counting anything but the truth itself.
@org.jspecify.annotations.NullMarked
package org.throughline.synth;
