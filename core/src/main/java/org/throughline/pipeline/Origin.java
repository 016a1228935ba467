package org.throughline.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.digest.Sha256;
import org.throughline.disclosure.history.Ledger;
import org.throughline.publish.PreviousPublication;
import org.throughline.releases.Surveyor;
import org.throughline.workspace.CombinationFile;
import org.throughline.workspace.Envelope;
import org.throughline.workspace.Provenance;
import org.throughline.workspace.Provenance.Material;
import org.throughline.workspace.Provenance.Role;

/// What a build is made from, for the statement that is published with it.
///
/// @param materials the files as they were when the build began
record Origin(Path input, CombinationFile rules, LocalDate day, List<Material> materials) {

  private static final int HEAD = 1 << 16;

  Origin {
    materials = List.copyOf(materials);
  }

  static Origin of(Path input, BuildOptions options, CombinationFile rules, LocalDate day)
      throws IOException {
    List<Material> materials = new ArrayList<>();
    for (Path file : Surveyor.releasedFiles(input)) {
      materials.add(material(Role.RELEASE, relative(input, file), file));
    }
    add(materials, Role.FACILITIES, options.facilities());
    add(materials, Role.OFFICIAL, options.official());
    return new Origin(input, rules, day, materials);
  }

  /// A digest of the first bytes of every released file: of nothing that is published, and the same for whoever has
  /// the files.
  String digest() throws IOException {
    MessageDigest digest = Sha256.start();
    for (Path file : Surveyor.releasedFiles(input)) {
      try (InputStream in = Files.newInputStream(file)) {
        digest.update(in.readNBytes(HEAD));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Provenance.Choices choices(BuildOptions options) {
    return new Provenance.Choices(
        String.valueOf(input.toAbsolutePath().normalize().getFileName()),
        options.policy().text(),
        options.rules().ruleSet(),
        rules.text(),
        options.acceptUnreadable(),
        options.imprint().parts(),
        day);
  }

  private static void add(List<Material> materials, Role role, List<Path> inputs)
      throws IOException {
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        try (Stream<Path> files = Files.walk(input)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            materials.add(material(role, relative(input, file), file));
          }
        }
      } else if (Files.isRegularFile(input)) {
        // One that is missing is named by whoever reads it.
        materials.add(material(role, String.valueOf(input.getFileName()), input));
      }
    }
  }

  private static String relative(Path input, Path file) {
    return input.relativize(file).toString().replace('\\', '/');
  }

  private static Material material(Role role, String name, Path file) throws IOException {
    return new Material(role, name, Sha256.of(file));
  }

  /// Writes the statement of a published folder, and signs it where there is a key.
  ///
  /// @param build the folder of the build
  /// @param ledger how far the ledger had come before
  /// @param options with the policy in force
  void write(Path build, Optional<Ledger.Mark> ledger, BuildOptions options) throws IOException {
    Path published = build.resolve("published");
    Path changes = build.resolve(PreviousPublication.FOLDER).resolve(PreviousPublication.CHANGES);
    new Provenance(
            Provenance.digests(published),
            options.imprint().version(),
            choices(options),
            materials,
            new Provenance.History(
                ledger.map(Ledger.Mark::entries),
                ledger.map(Ledger.Mark::head).orElse(""),
                Files.exists(changes) ? Sha256.of(changes) : ""))
        .write(published);
    if (options.signingKey().isPresent()) {
      Envelope.write(published, options.signingKey().get());
    }
  }
}
