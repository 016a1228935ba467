/// Alternatives to suppression: rounding and cell-key noise, in whole-number arithmetic throughout.
///
/// In: exact counts. Out: perturbed counts. Randomness comes in as a [Draw], in production from a
/// secure generator. Not done here: deciding which alternative suits a publication.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.perturbation;
