package org.throughline.synth;

/// What the case says when the release is extracted; it belongs to the case, not to one event.
///
/// @param departed day of departure, or [Moments#NEVER]
/// @param orderDate day of the final order, or [Moments#NEVER]
record CaseFile(
    String status,
    String category,
    String disposition,
    String charge,
    boolean ordered,
    long orderDate,
    long departed,
    String departureCountry,
    String port) {}
