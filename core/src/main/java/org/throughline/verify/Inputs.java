package org.throughline.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.digest.Sha256;
import org.throughline.workspace.Provenance;
import org.throughline.workspace.Provenance.Material;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;

/// The files that are given to make a publication again from. What they are called does not matter, unless what they hold
/// is not what was read: then a file of the same name is the one that was changed.
///
/// @param folder the folder, or the only file
/// @param digests of every file in it
record Inputs(Path folder, Map<Path, String> digests) {

  Inputs {
    digests = Map.copyOf(digests);
  }

  static Inputs of(Path folder) throws IOException, RefusedException {
    if (!Files.exists(folder)) {
      throw new RefusedException(Reason.BAD_INPUT, folder + " does not exist");
    }
    Map<Path, String> digests = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(file, Sha256.of(file));
      }
    }
    return new Inputs(folder, digests);
  }

  /// The file with what was read.
  Optional<Path> file(Material material) {
    return digests.keySet().stream()
        .filter(file -> material.sha256().equals(digests.get(file)))
        .min(Comparator.naturalOrder());
  }

  /// What was read and is there under its name with other contents, a sentence for each.
  List<String> changed(Provenance stated) {
    List<String> changed = new ArrayList<>();
    for (Material material : stated.materials()) {
      if (file(material).isEmpty()) {
        namesake(stated, material)
            .ifPresent(
                file ->
                    changed.add(
                        "%s is not what the publication was made from: SHA-256 %s, and %s says %s"
                            .formatted(
                                file, digests.get(file), Provenance.FILE, material.sha256())));
      }
    }
    return changed;
  }

  /// @throws RefusedException when something that was read is not there under any name
  void requireAll(Provenance stated) throws RefusedException {
    List<String> missing = new ArrayList<>();
    for (Material material : stated.materials()) {
      if (file(material).isEmpty() && namesake(stated, material).isEmpty()) {
        missing.add(name(stated, material) + " (SHA-256 " + material.sha256() + ")");
      }
    }
    if (!missing.isEmpty()) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          "%s does not hold %s. Valid: a folder with every file that the publication was made from"
              .formatted(folder, String.join(", ", missing)));
    }
  }

  private static String name(Provenance stated, Material material) {
    return material.name().isEmpty() ? stated.choices().input() : material.name();
  }

  /// The file with the name of what was read, where it is none of the others that were; the one whose folders have the
  /// same names too, where there are several.
  private Optional<Path> namesake(Provenance stated, Material material) {
    Set<String> others =
        stated.materials().stream().map(Material::sha256).collect(Collectors.toSet());
    Path name = Path.of(name(stated, material));
    return digests.keySet().stream()
        .filter(file -> !others.contains(digests.get(file)))
        .filter(file -> file.endsWith(String.valueOf(name.getFileName())))
        .min(
            Comparator.<Path, Boolean>comparing(file -> !file.endsWith(name))
                .thenComparing(Comparator.naturalOrder()));
  }
}
