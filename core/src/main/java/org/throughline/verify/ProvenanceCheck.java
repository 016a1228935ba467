package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.throughline.workspace.CombinationFile;
import org.throughline.workspace.DamagedFileException;
import org.throughline.workspace.Envelope;
import org.throughline.workspace.PolicyFile;
import org.throughline.workspace.Provenance;
import org.throughline.workspace.RuleSetFile;

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

  /// Whether what the statement says was chosen is what the build was made with.
  static List<String> choices(Path build, PublishedFolder shown) throws IOException {
    Path published = build.resolve("published");
    if (!Files.exists(published.resolve(Provenance.FILE))) {
      return List.of();
    }
    Provenance stated;
    try {
      stated = Provenance.read(published);
    } catch (DamagedFileException _) {
      // That is a problem of the files, and said with them.
      return List.of();
    }
    Provenance.Choices choices = stated.choices();
    boolean isRight =
        choices.policy().equals(PolicyFile.read(build, shown.threshold()).text())
            && choices.rules().equals(RuleSetFile.of(build).ruleSet())
            && choices.combination().equals(CombinationFile.text(build))
            && shown.audited().equals(Optional.of(choices.day()))
            && shown
                .imprint()
                .filter(
                    imprint ->
                        choices.imprint().equals(imprint.parts())
                            && stated.version().equals(imprint.version()))
                .isPresent();
    return isRight
        ? List.of()
        : List.of(Provenance.FILE + " does not say what the build was made with");
  }

  /// @param stated digests by path, as the statement gives them
  /// @param there digests of what is there
  private static List<String> differences(Map<String, String> stated, Map<String, String> there) {
    return List.copyOf(byPath(stated, there).values());
  }

  /// A sentence for each file that is not as stated, by path.
  ///
  /// @param stated digests by path, as the statement gives them
  /// @param there digests of what is there
  static Map<String, String> byPath(Map<String, String> stated, Map<String, String> there) {
    Map<String, String> differences = new TreeMap<>();
    Set<String> either = new TreeSet<>(stated.keySet());
    either.addAll(there.keySet());
    for (String path : either) {
      if (!there.containsKey(path)) {
        differences.put(path, path + " is missing; " + Provenance.FILE + " lists it");
      } else if (!stated.containsKey(path)) {
        differences.put(path, path + " is there, and " + Provenance.FILE + " does not list it");
      } else if (!there.get(path).equals(stated.get(path))) {
        differences.put(path, path + " was changed since " + Provenance.FILE + " was written");
      }
    }
    return differences;
  }
}
