package org.throughline.disclosure;

/// What readers have besides the tables that are audited, and how the report calls an attack that
/// needs it.
public record Learned(AttackKind kind, Earlier what) {}
