package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.workspace.DamagedFileException;
import org.throughline.workspace.Envelope;
import org.throughline.workspace.Provenance;

/// Whether the statement of a published folder is as the program writes it and speaks of the files that are there.
final class ProvenanceCheck {

  private ProvenanceCheck() {}

  /// What is wrong, a sentence for each; nothing where a folder has no statement, as those of earlier versions and of
  /// comparisons.
  static List<String> problems(Path published) throws IOException {
    if (!Files.exists(published.resolve(Provenance.FILE))) {
      return Envelope.isIn(published)
          ? List.of(Provenance.ENVELOPE + " is signed, and " + Provenance.FILE + " is missing")
          : List.of();
    }
    List<String> problems = new ArrayList<>();
    try {
      problems.addAll(
          differences(Provenance.read(published).files(), Provenance.digests(published)));
      if (Envelope.isIn(published) && !Envelope.holdsStatement(published)) {
        problems.add(Provenance.ENVELOPE + " holds something else than " + Provenance.FILE);
      }
    } catch (DamagedFileException _) {
      problems.add(Provenance.FILE + " or its envelope is not as this program writes it");
    }
    return problems;
  }

  /// @param stated digests by path, as the statement gives them
  /// @param there digests of what is there
  static List<String> differences(Map<String, String> stated, Map<String, String> there) {
    List<String> differences = new ArrayList<>();
    Set<String> either = new TreeSet<>(stated.keySet());
    either.addAll(there.keySet());
    for (String path : either) {
      if (!there.containsKey(path)) {
        differences.add(path + " is missing; " + Provenance.FILE + " lists it");
      } else if (!stated.containsKey(path)) {
        differences.add(path + " is there, and " + Provenance.FILE + " does not list it");
      } else if (!there.get(path).equals(stated.get(path))) {
        differences.add(path + " was changed since " + Provenance.FILE + " was written");
      }
    }
    return differences;
  }
}
