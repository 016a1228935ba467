package org.throughline.disclosure;

import org.throughline.disclosure.problem.AttackerKnowledge;

/// What readers have besides the tables that are audited, and how the report calls an attack that
/// needs it.

public record KnowledgeSource(AttackKind kind, AttackerKnowledge what) {}
