package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.throughline.disclosure.history.BrokenLedgerException;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.Ledger;
import org.throughline.workspace.RefusedException.Reason;

/// What was published before from a workspace: its ledger, beside it the exact counts behind what was
/// withheld, which stay on this machine, and the secret of the noise.
///
/// @param file the ledger; empty when none is kept
/// @param noiseKey the file of the secret; empty when no policy with noise is used
public record Publications(Optional<Path> file, Optional<Path> noiseKey) {

  /// The ledger's name in the folder of the builds.
  public static final String LEDGER = "ledger";

  public static Publications none() {
    return new Publications(Optional.empty(), Optional.empty());
  }

  public static Publications in(Path ledger) {
    return new Publications(Optional.of(ledger), Optional.empty());
  }

  /// The same with the file of the secret that noise is made from.
  public Publications withNoise(Path key) {
    return new Publications(file, Optional.of(key));
  }

  /// What came of recording a publication.
  ///
  /// @param ledger the ledger's file; empty when none is kept
  /// @param publication the name of the publication, of an earlier one if it says the same
  /// @param facts how many facts the ledger did not hold before
  /// @param revised how many numbers differ from what was published or withheld before
  /// @param mark how far the ledger has come with it
  public record Recorded(
      Optional<Path> ledger, String publication, int facts, int revised, Ledger.Mark mark) {
    public static final Recorded NOTHING =
        new Recorded(Optional.empty(), "", 0, 0, Ledger.Mark.START);
  }

  /// Begins a publication: waits until no other one is under way in the same ledger.
  ///
  /// @param waiting told once what is waited for, if it is
  /// @throws RefusedException when the ledger is broken, or another publication does not end
  public LedgerTransaction begin(Consumer<String> waiting) throws IOException, RefusedException {
    return LedgerTransaction.begin(this, waiting);
  }

  /// The exact counts behind a ledger.
  public static Path withheld(Path ledger) {
    return ledger.resolveSibling(ledger.getFileName() + ".withheld");
  }

  /// What the ledger of a build had shown when the build was added to it; nothing for a build that no ledger knows.
  public static EarlierNumbers before(Path build) throws IOException, RefusedException {
    Path folder = build.toRealPath();
    PublicationFile stand = PublicationFile.read(folder);
    Path ledger = stand.ledger(folder.resolve("../..").normalize());
    if (stand.mark().isEmpty() || !Files.isRegularFile(ledger)) {
      return EarlierNumbers.NONE;
    }
    List<Fact> facts = read(ledger).facts();
    int known = Math.min(stand.mark().orElseThrow().entries(), facts.size());
    return EarlierNumbers.of(facts.subList(0, known));
  }

  /// Everything that the ledger of a folder of builds says was published; nothing of a folder that has no build, or whose
  /// builds no ledger knows.
  public static List<Fact> of(Path builds) throws IOException, RefusedException {
    Optional<Path> build = BuildFolder.current(builds);
    if (build.isEmpty()) {
      return List.of();
    }
    PublicationFile stand = PublicationFile.read(build.orElseThrow());
    Path ledger = stand.ledger(builds);
    return stand.mark().isPresent() && Files.isRegularFile(ledger)
        ? read(ledger).facts()
        : List.of();
  }

  /// Reads and verifies a ledger.
  ///
  /// @throws RefusedException naming the line that does not hold
  public static Ledger read(Path ledger) throws IOException, RefusedException {
    if (Files.isDirectory(ledger)) {
      throw new RefusedException(
          Reason.BAD_INPUT, ledger + " is a folder. Valid: the file of a ledger, or a new one");
    }
    try {
      return Ledger.read(ledger);
    } catch (BrokenLedgerException e) {
      throw new RefusedException(Reason.DISCLOSES, String.valueOf(e.getMessage()));
    }
  }

  /// The ledger of the workspace, wherever it is kept.
  ///
  /// @throws RefusedException when there is none
  public static Path require(Path ledger) throws RefusedException {
    if (!Files.isRegularFile(ledger)) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          ledger
              + " does not exist. Valid: a ledger, or a folder of builds, where `build` keeps one");
    }
    return ledger;
  }
}
