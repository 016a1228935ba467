package org.throughline.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The rows above the header.
final class Preamble {

  private Preamble() {}

  /// As many lines as the layout has; the first says that nothing here is real.
  static List<String> lines(SynthRequest request, Layout layout, FilePlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("SYNTHETIC DATA: invented people and events, no record of anybody");
    lines.add("Imitates the layout of release " + layout.release() + ", table " + plan.table());
    lines.add("Period %s to %s".formatted(layout.begins(), layout.ends()));
    lines.add(String.format(Locale.ROOT, "Seed %d, %d stays", request.seed(), request.stays()));
    while (lines.size() < layout.preamble()) {
      lines.add("");
    }
    return List.copyOf(lines.subList(0, layout.preamble()));
  }
}
