package org.throughline.disclosure;

import org.throughline.disclosure.suppress.ExactSuppressor;
import org.throughline.disclosure.suppress.Pattern;
import org.throughline.disclosure.suppress.Suppressor;
import org.throughline.disclosure.suppress.Task;

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
