package org.throughline.disclosure;

import org.throughline.disclosure.secondary.ExactSuppressor;
import org.throughline.disclosure.secondary.Pattern;
import org.throughline.disclosure.secondary.Suppressor;
import org.throughline.disclosure.secondary.Task;

/// Chooses what to withhold. Nobody believes it before the audit.
@FunctionalInterface
interface Protector {

  /// The proved optimum in small blocks, a heuristic in others.
  Protector EXACT = ExactSuppressor::protect;

  /// The heuristic alone.
  Protector HEURISTIC = Suppressor::protect;

  /// A pattern for a task.
  Pattern protect(Task task);
}
