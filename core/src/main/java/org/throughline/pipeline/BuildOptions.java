package org.throughline.pipeline;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.disclosure.Policy;
import org.throughline.engine.EngineChoice;
import org.throughline.lifecycle.RuleSet;
import org.throughline.publish.Imprint;
import org.throughline.workspace.Publications;

/// What a user chooses for a build.
///
/// @param policy what may be published
/// @param publications what was published before
/// @param combination a file of rules for releases that cover the same months; empty for those that ship
///     with the program
/// @param rules which of several records of one event counts, and how records are linked
/// @param facilities workbooks with lists of facilities, and folders of them
/// @param official workbooks with statistics that agencies posted, and folders of them
/// @param fresh whether files are read that are unchanged since the last build
/// @param imprint who publishes, and on which terms
/// @param acceptUnreadable whether sheets are taken whose dates were not understood
/// @param keep how many finished builds stay in the folder, the new one among them
/// @param signingKey the key that signs the statement of what was published; empty to leave it unsigned
/// @param engine what runs the method; its tables are the same on each
public record BuildOptions(
    Policy policy,
    Publications publications,
    Optional<Path> combination,
    RuleSet rules,
    List<Path> facilities,
    List<Path> official,
    boolean fresh,
    boolean acceptUnreadable,
    Imprint imprint,
    int keep,
    Optional<PrivateKey> signingKey,
    EngineChoice engine) {

  public BuildOptions {
    facilities = List.copyOf(facilities);
    official = List.copyOf(official);
  }

  /// The same under another policy, with postings that lay beside the released files.
  BuildOptions under(Policy other, Collection<Path> posted) {
    return new BuildOptions(
        other,
        publications,
        combination,
        rules,
        facilities,
        Stream.concat(official.stream(), posted.stream()).toList(),
        fresh,
        acceptUnreadable,
        imprint,
        keep,
        signingKey,
        engine);
  }

  /// With the rules that ship with the program.
  public static BuildOptions of(Policy policy, Publications publications) {
    return new BuildOptions(
        policy,
        publications,
        Optional.empty(),
        RuleSet.recommended(),
        List.of(),
        List.of(),
        false,
        false,
        Imprint.of(RuleSet.RECOMMENDED),
        1,
        Optional.empty(),
        EngineChoice.EMBEDDED);
  }
}
