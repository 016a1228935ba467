package org.throughline.official.reading;

/// Why a number stays out of the series.
///
/// @param rule the rule's name
/// @param evidence what it saw, in a sentence
public record Fault(String rule, String evidence) {}
