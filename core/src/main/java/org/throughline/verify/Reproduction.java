package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.throughline.digest.Sha256;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.PolicyReader;
import org.throughline.disclosure.history.Ledger;
import org.throughline.engine.EngineChoice;
import org.throughline.pipeline.Build;
import org.throughline.pipeline.BuildOptions;
import org.throughline.pipeline.BuildProgress;
import org.throughline.publish.Imprint;
import org.throughline.publish.PreviousPublication;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.temporary.TemporaryFolder;
import org.throughline.workspace.DamagedFileException;
import org.throughline.workspace.Envelope;
import org.throughline.workspace.Provenance;
import org.throughline.workspace.Provenance.Material;
import org.throughline.workspace.Provenance.Role;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import org.throughline.workspace.RuleSetFile;

/// Makes a publication again from the files that it says it was made from, and compares.
///
/// @param published the folder that was published
/// @param inputs the folder with the files; their names and places in it do not matter, their contents do
/// @param ledger the ledger that the build was added to, where something had been published before
/// @param before what had been published last, where something had
/// @param noiseKey the secret of the noise, where the policy draws any
/// @param publicKey the key of whoever says to have signed
public record Reproduction(
    Path published,
    Path inputs,
    Optional<Path> ledger,
    Optional<Path> before,
    Optional<Path> noiseKey,
    Optional<Path> publicKey) {

  /// What came of it.
  ///
  /// @param files how many files were compared
  /// @param version the program's that made the publication
  /// @param signature what is known of it
  /// @param changed files that are not what the statement says, a sentence for each
  /// @param inputsChanged files that are not what the publication was made from, a sentence for each
  /// @param differences files that the inputs do not make so, a sentence for each
  /// @param notMadeAgain why nothing was made again and compared; empty if it was
  public record Outcome(
      int files,
      String version,
      SignatureState signature,
      List<String> changed,
      List<String> inputsChanged,
      List<String> differences,
      String notMadeAgain) {
    public Outcome {
      changed = List.copyOf(changed);
      inputsChanged = List.copyOf(inputsChanged);
      differences = List.copyOf(differences);
    }

    /// Whether every file is what the inputs make, and the signature, if one was asked for, is right.
    public boolean isIdentical() {
      return changed.isEmpty()
          && inputsChanged.isEmpty()
          && differences.isEmpty()
          && signature != SignatureState.WRONG;
    }
  }

  /// What is known of a signature.
  public enum SignatureState {
    /// There is none, and none was asked for.
    NONE,
    /// There is one, and no key to check it.
    NOT_CHECKED,
    /// It is that of the key.
    RIGHT,
    /// It is not that of the key, or there is none.
    WRONG
  }

  /// Checks, makes again, compares.
  ///
  /// @throws RefusedException when it cannot be repeated with what is given: what is missing is named
  public Outcome run(BuildProgress progress)
      throws IOException, RefusedException, UnreadableReleaseException {
    Provenance stated = stated();
    SignatureState signature = signature();
    Map<String, String> changed =
        ProvenanceCheck.byPath(stated.files(), Provenance.digests(published));
    Inputs given = Inputs.of(inputs);
    List<String> inputsChanged = given.changed(stated);
    String refusal = refusal(stated, given);
    if (refusal.isEmpty() && inputsChanged.isEmpty()) {
      return compared(stated, signature, changed, given, progress);
    }
    if (changed.isEmpty() && inputsChanged.isEmpty()) {
      throw new RefusedException(Reason.BAD_INPUT, refusal);
    }
    return new Outcome(
        stated.files().size(),
        stated.version(),
        signature,
        List.copyOf(changed.values()),
        inputsChanged,
        List.of(),
        refusal.isEmpty() ? "the inputs were changed" : refusal);
  }

  /// Why it cannot be made again; empty if it can.
  private String refusal(Provenance stated, Inputs given) throws IOException {
    try {
      given.requireAll(stated);
      requireHistory(stated);
      return "";
    } catch (RefusedException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Outcome compared(
      Provenance stated,
      SignatureState signature,
      Map<String, String> changed,
      Inputs given,
      BuildProgress progress)
      throws IOException, RefusedException, UnreadableReleaseException {
    try (TemporaryFolder place = TemporaryFolder.make("verify")) {
      Path again = again(stated, given, place.path(), progress);
      List<String> located = new ArrayList<>();
      for (Map.Entry<String, String> one : changed.entrySet()) {
        located.add(one.getValue() + difference(again, one.getKey()));
      }
      return new Outcome(
          stated.files().size(),
          stated.version(),
          signature,
          located,
          List.of(),
          differences(stated, again, changed.keySet()),
          "");
    }
  }

  /// Where a file that was changed differs from what the inputs make; nothing where one of both is missing.
  private String difference(Path again, String path) throws IOException {
    Path made = again.resolve(path);
    Path shown = published.resolve(path);
    return Files.exists(made) && Files.exists(shown) && Files.mismatch(made, shown) >= 0
        ? SiteCheck.difference(made, shown)
        : "";
  }

  private Provenance stated() throws IOException, RefusedException {
    if (!Files.exists(published.resolve(Provenance.FILE))) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          "%s has no %s, which says what it was made from. Valid: a folder that `build` or `export` made with this version or a later one"
              .formatted(published, Provenance.FILE));
    }
    return Provenance.read(published);
  }

  private SignatureState signature() throws IOException, RefusedException {
    if (publicKey.isEmpty()) {
      return Envelope.isIn(published) ? SignatureState.NOT_CHECKED : SignatureState.NONE;
    }
    return Envelope.isSignedBy(published, publicKey.get())
        ? SignatureState.RIGHT
        : SignatureState.WRONG;
  }

  /// What was published before decides which numbers may be shown and which changes are told.
  private void requireHistory(Provenance stated) throws IOException, RefusedException {
    Provenance.History history = stated.history();
    int facts = history.ledger().orElse(0);
    if (facts > 0 && (ledger.isEmpty() || !Files.isRegularFile(ledger.get()))) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          String.format(
              Locale.ROOT,
              "This publication followed others: what it shows depends on %,d facts of a ledger."
                  + " Valid: --ledger FILE, the ledger of whoever published",
              facts));
    }
    if (!history.changes().isEmpty()) {
      Path changes =
          before
              .map(folder -> folder.resolve(PreviousPublication.CHANGES))
              .filter(Files::isRegularFile)
              .orElse(null);
      if (changes == null || !Sha256.of(changes).equals(history.changes())) {
        throw new RefusedException(
            Reason.BAD_INPUT,
            "This publication followed another, and says what changed since. Valid: --before DIR,"
                + " the folder that was published just before it");
      }
    }
  }

  private Path again(Provenance stated, Inputs from, Path place, BuildProgress progress)
      throws IOException, RefusedException, UnreadableReleaseException {
    Map<Role, Path> given = materials(stated, from, place);
    Path workspace = place.resolve("workspace");
    layBefore(stated, workspace);
    Policy policy =
        PolicyReader.read(
            Files.writeString(place.resolve("policy.yaml"), stated.choices().policy()));
    List<String> imprint = stated.choices().imprint();
    BuildOptions options =
        new BuildOptions(
            policy,
            publications(stated, place),
            stated.choices().combination().isEmpty()
                ? Optional.empty()
                : Optional.of(
                    Files.writeString(
                        place.resolve("combination.yaml"), stated.choices().combination())),
            RuleSetFile.named(stated.choices().rules()),
            Optional.ofNullable(given.get(Role.FACILITIES)).map(List::of).orElse(List.of()),
            Optional.ofNullable(given.get(Role.OFFICIAL)).map(List::of).orElse(List.of()),
            true,
            stated.choices().acceptUnreadable(),
            new Imprint(
                Imprint.VERSION,
                stated.choices().rules(),
                imprint.get(0),
                imprint.get(1),
                imprint.get(2),
                imprint.get(3)),
            1,
            Optional.empty(),
            EngineChoice.EMBEDDED);
    new Build(options, progress, stated.choices().day())
        .run(place.resolve("release").resolve(stated.choices().input()), workspace);
    // The place itself: files are not looked for behind a link.
    return workspace.resolve("published").toRealPath();
  }

  /// Every file under the name that it had, found by its content.
  private Map<Role, Path> materials(Provenance stated, Inputs from, Path place) throws IOException {
    Map<Role, Path> given = new HashMap<>();
    for (Material material : stated.materials()) {
      Path file = from.file(material).orElseThrow();
      Path folder = place.resolve(material.role().name().toLowerCase(Locale.ROOT));
      given.put(material.role(), folder);
      Path base =
          material.role() == Role.RELEASE ? folder.resolve(stated.choices().input()) : folder;
      Path target = (material.name().isEmpty() ? base : base.resolve(material.name())).normalize();
      if (!target.startsWith(folder)) {
        throw new DamagedFileException(published.resolve(Provenance.FILE));
      }
      Files.createDirectories(target.getParent());
      Files.createSymbolicLink(target, file.toAbsolutePath());
    }
    return given;
  }

  /// What had been published before, where a build looks for it.
  private void layBefore(Provenance stated, Path workspace) throws IOException {
    if (stated.history().changes().isEmpty()) {
      return;
    }
    Path last = Files.createDirectories(workspace.resolve("builds").resolve("0001"));
    PreviousPublication.copy(before.orElseThrow(), last.resolve("published"));
    Files.createSymbolicLink(workspace.resolve("current"), Path.of("builds", "0001"));
  }

  /// The ledger as it was, cut where the build began, and the counts behind it.
  private Publications publications(Provenance stated, Path place)
      throws IOException, RefusedException {
    Publications made = Publications.none();
    if (stated.history().ledger().isPresent()) {
      Path copy = place.resolve(Publications.LEDGER);
      int facts = stated.history().ledger().get();
      if (facts > 0) {
        Path whole = ledger.orElseThrow();
        Ledger.Mark mark = new Ledger.Mark(facts, stated.history().head());
        if (Publications.read(whole).cut(mark, copy).isEmpty()) {
          throw new RefusedException(
              Reason.BAD_INPUT,
              whole
                  + " is not the ledger that this publication was added to. Valid: the one of"
                  + " whoever published");
        }
        Path withheld = Publications.withheld(whole);
        if (Files.exists(withheld)) {
          Files.copy(withheld, Publications.withheld(copy));
        }
      }
      made = Publications.in(copy);
    }
    return noiseKey.isPresent() ? made.withNoise(noiseKey.get()) : made;
  }

  /// @param changed files of which it is said already where they differ, unless the inputs do not make what the statement
  ///     says either
  private List<String> differences(Provenance stated, Path again, Set<String> changed)
      throws IOException {
    Map<String, String> anew = Provenance.digests(again);
    Set<String> either = new TreeSet<>(stated.files().keySet());
    either.addAll(anew.keySet());
    either.removeIf(
        path -> changed.contains(path) && Objects.equals(anew.get(path), stated.files().get(path)));
    List<String> differences = new ArrayList<>();
    for (String path : either) {
      Path made = again.resolve(path);
      Path shown = published.resolve(path);
      if (!Files.exists(made)) {
        differences.add(path + " is published, and the inputs make no such file");
      } else if (!Files.exists(shown)) {
        differences.add(path + " is not published, and the inputs make it");
      } else if (Files.mismatch(made, shown) >= 0) {
        differences.add(
            path
                + " is published otherwise than the inputs make it"
                + SiteCheck.difference(made, shown));
      }
    }
    return differences;
  }
}
