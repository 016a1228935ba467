package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.throughline.disclosure.history.Fact;
import org.throughline.disclosure.history.Ledger;
import org.throughline.workspace.RefusedException.Reason;

/// Under which name a build or a comparison stands in the ledger, how far the ledger had come with it, and where the
/// ledger is if not in the folder of the builds. Stays on the local machine.
///
/// @param publication the name; empty for a build that no ledger knows
/// @param earlier how many facts the ledger held before it; empty where an older version of the program did not say so
/// @param mark how far the ledger had come; empty for a build that no ledger knows
/// @param elsewhere the ledger's file, if several folders may share it
public record PublicationFile(
    String publication, OptionalInt earlier, Optional<Ledger.Mark> mark, Optional<Path> elsewhere) {

  /// What a build says that no ledger knows.
  public static final PublicationFile NOTHING =
      new PublicationFile("", OptionalInt.empty(), Optional.empty(), Optional.empty());

  /// How many facts the ledger held with it, the last hash, and how many it had held before.
  private static final Pattern MARK = Pattern.compile("(\\d{1,9}) (\\S+)(?: (\\d{1,9}))?");

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
      int entries = recorded.mark().entries();
      lines.add(entries + " " + recorded.mark().head() + " " + (entries - recorded.facts()));
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
    Matcher mark = MARK.matcher(lines.size() < 2 ? "" : lines.get(1));
    if (!mark.matches()) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          in(build)
              + " does not say how far the ledger had come. Valid: the folder of a new build");
    }
    return new PublicationFile(
        lines.getFirst(),
        mark.group(3) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(mark.group(3))),
        Optional.of(new Ledger.Mark(Integer.parseInt(mark.group(1)), mark.group(2))),
        lines.size() < 3 ? Optional.empty() : Optional.of(Path.of(lines.get(2))));
  }

  /// What its ledger said before. A publication that says nothing new has the name of the one before it, and yet comes after it.
  public List<Fact> before(Ledger ledger) {
    List<Fact> facts = ledger.facts();
    return earlier.isPresent()
        ? facts.subList(0, Math.min(earlier.getAsInt(), facts.size()))
        : ledger.before(publication);
  }

  /// Where the ledger of the build is kept.
  ///
  /// @param root the folder of the builds
  public Path ledger(Path root) {
    return elsewhere.orElse(root.resolve(Publications.LEDGER));
  }
}
