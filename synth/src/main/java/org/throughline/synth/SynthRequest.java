package org.throughline.synth;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What to synthesise.
///
/// @param vocabulary id or short name of a vocabulary that has a layout, for example `V3`
/// @param stays how many detention stays begin inside the release's window, about; 1 to 20 million
/// @param seed everything written depends on this and on nothing else
/// @param directory where the release files and the folder `truth` go; created when absent
/// @param tables only these tables; empty means the layout's usual ones
/// @param container name of another container than the layout's own; empty means its own
public record SynthRequest(
    String vocabulary,
    int stays,
    long seed,
    Path directory,
    List<String> tables,
    String container) {

  static final int MOST_STAYS = 20_000_000;

  public SynthRequest {
    tables = List.copyOf(tables);
    if (stays < 1 || stays > MOST_STAYS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "Invalid number of stays: %d; valid are 1 to %d", stays, MOST_STAYS));
    }
  }

  public SynthRequest(String vocabulary, int stays, long seed, Path directory) {
    this(vocabulary, stays, seed, directory, List.of(), "");
  }

  /// The same request for these tables.
  public SynthRequest forTables(List<String> wanted) {
    return new SynthRequest(vocabulary, stays, seed, directory, wanted, container);
  }

  /// The same request for another folder.
  public SynthRequest to(Path folder) {
    return new SynthRequest(vocabulary, stays, seed, folder, tables, container);
  }

  /// The same request in another container, one of [Synthesis#containers()].
  public SynthRequest in(String other) {
    return new SynthRequest(vocabulary, stays, seed, directory, tables, other);
  }
}
