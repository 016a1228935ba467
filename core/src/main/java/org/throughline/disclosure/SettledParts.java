package org.throughline.disclosure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.throughline.disclosure.problem.Derived;
import org.throughline.table.CountTable;

/// Parts of a publication that were protected already: when it is tried again with other recodings, only the
/// parts that differ cost anything. For one policy and one history.
public final class SettledParts {

  /// What a part is protected for.
  private record Key(
      List<CountTable> tables,
      List<CountTable> known,
      List<? extends Derived> figures,
      Map<String, Long> printed) {}

  private final Map<Key, DisclosureControl.Settled> settled = new ConcurrentHashMap<>();

  DisclosureControl.Settled of(PublicationPart part, Supplier<DisclosureControl.Settled> settle) {
    return settled.computeIfAbsent(
        new Key(
            part.tables(), part.known().tables(), part.known().figures(), part.known().printed()),
        any -> settle.get());
  }
}
