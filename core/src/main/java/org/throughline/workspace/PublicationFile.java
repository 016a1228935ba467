package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.throughline.disclosure.history.Ledger;
import org.throughline.workspace.RefusedException.Reason;

/// Under which name a build or a comparison stands in the ledger, how far the ledger had come with it, and where the
/// ledger is if not in the folder of the builds. Stays on the local machine.
///
/// @param publication the name; empty for a build that no ledger knows
/// @param mark how far the ledger had come; empty for a build that no ledger knows
/// @param elsewhere the ledger's file, if several folders may share it
public record PublicationFile(
    String publication, Optional<Ledger.Mark> mark, Optional<Path> elsewhere) {

  /// What a build says that no ledger knows.
  public static final PublicationFile NOTHING =
      new PublicationFile("", Optional.empty(), Optional.empty());

  private static Path in(Path build) {
    return build.resolve("publication.txt");
  }

  /// @param root the folder of the builds
  public static void write(Path build, Path root, Publications.Recorded recorded)
      throws IOException {
    List<String> lines = new ArrayList<>();
    if (recorded.ledger().isPresent()) {
      Path ledger = recorded.ledger().orElseThrow().toAbsolutePath().normalize();
      lines.add(recorded.publication());
      lines.add(recorded.mark().entries() + " " + recorded.mark().head());
      if (!ledger.equals(root.resolve(Publications.LEDGER).toAbsolutePath().normalize())) {
        lines.add(ledger.toString());
      }
    }
    Files.write(in(build), lines);
  }

  /// What a build says of its ledger.
  ///
  /// @throws RefusedException when it says nothing that can be read
  public static PublicationFile read(Path build) throws IOException, RefusedException {
    // A build that no ledger knows has the file too, an empty one.
    List<String> lines = Files.exists(in(build)) ? Files.readAllLines(in(build)) : List.of("");
    if (lines.isEmpty()) {
      return NOTHING;
    }
    String[] mark = lines.size() < 2 ? new String[0] : lines.get(1).split(" ", -1);
    if (mark.length != 2 || !mark[0].matches("\\d{1,9}")) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          in(build)
              + " does not say how far the ledger had come. Valid: the folder of a new build");
    }
    return new PublicationFile(
        lines.getFirst(),
        Optional.of(new Ledger.Mark(Integer.parseInt(mark[0]), mark[1])),
        lines.size() < 3 ? Optional.empty() : Optional.of(Path.of(lines.get(2))));
  }

  /// Where the ledger of the build is kept.
  ///
  /// @param root the folder of the builds
  public Path ledger(Path root) {
    return elsewhere.orElse(root.resolve(Publications.LEDGER));
  }
}
