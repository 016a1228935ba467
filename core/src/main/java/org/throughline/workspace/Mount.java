package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.workspace.RefusedException.Reason;

/// What is mounted where a folder lies, as Linux tells it. On a share that is mounted without locks every machine holds each lock by
/// itself: a program here is kept out by another one here, and not by one elsewhere. No trial on one machine can show that, so
/// the mount is asked.
///
/// @param options of the mount and of the file system together
record Mount(Path point, String type, Set<String> options) {

  private static final Path TABLE = Path.of("/proc/self/mountinfo");

  /// Fields of a line of that table before the dash that ends those of which there are as many as the system likes.
  private static final int POINT = 4;

  private static final int OPTIONS = 5;

  /// What keeps locks to the machine that takes them, whatever the options. The last part of `fuse.sshfs`.
  private static final Set<String> NEVER = Set.of("sshfs", "s3fs", "rclone", "gcsfuse", "goofys");

  private static final Set<String> NFS = Set.of("nolock", "local_lock=all", "local_lock=posix");
  private static final Set<String> SMB = Set.of("nobrl");
  private static final Set<String> LUSTRE = Set.of("localflock", "noflock");
  private static final Set<String> GFS = Set.of("localflocks");

  /// @throws RefusedException when a lock taken in this folder, which need not be there yet, would hold on this machine only
  static void requireLocks(Path folder) throws IOException, RefusedException {
    Path there = folder.toAbsolutePath().normalize();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isReadable(TABLE)) {
      return; // Not on Linux.
    }
    Optional<Mount> mount = of(there.toRealPath(), Files.readAllLines(TABLE));
    Optional<String> without = mount.flatMap(Mount::withoutLocks);
    if (without.isPresent()) {
      throw refused(
          folder,
          "on a share whose locks do not keep out programs of other machines (%s: %s)"
              .formatted(mount.orElseThrow().point(), without.get()));
    }
  }

  static RefusedException refused(Path folder, String where) {
    return new RefusedException(
        Reason.BAD_OUTPUT,
        "%s lies %s: two that write there at once would spoil it. Valid: a folder on a disk of this machine, or on a share with locks"
            .formatted(folder, where));
  }

  /// @param real an absolute path without links
  /// @param table the lines of `/proc/self/mountinfo`
  static Optional<Mount> of(Path real, List<String> table) {
    Optional<Mount> deepest = Optional.empty();
    for (String line : table) {
      Optional<Mount> one = parsed(line).filter(mount -> real.startsWith(mount.point()));
      // Of two at one place the later one lies over the earlier one.
      if (one.isPresent()
          && deepest.map(Mount::depth).orElse(-1) <= one.map(Mount::depth).orElse(-1)) {
        deepest = one;
      }
    }
    return deepest;
  }

  private int depth() {
    return point.getNameCount();
  }

  private static Optional<Mount> parsed(String line) {
    List<String> fields = List.of(line.split(" ", -1));
    int dash = fields.indexOf("-");
    if (dash <= OPTIONS || fields.size() < dash + 4) {
      return Optional.empty();
    }
    Set<String> options = new HashSet<>();
    for (String some : List.of(fields.get(OPTIONS), fields.get(dash + 3))) {
      options.addAll(Arrays.asList(some.split(",", -1)));
    }
    return Optional.of(new Mount(Path.of(plain(fields.get(POINT))), fields.get(dash + 1), options));
  }

  /// Spaces and the like stand there as `\040`.
  private static String plain(String field) {
    return field
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }

  /// What says that locks hold on this machine only.
  Optional<String> withoutLocks() {
    Set<String> telling =
        switch (type) {
          case "nfs", "nfs4" -> NFS;
          case "cifs", "smb3" -> SMB;
          case "lustre" -> LUSTRE;
          case "gfs2" -> GFS;
          default -> Set.of();
        };
    if (NEVER.contains(type.substring(type.lastIndexOf('.') + 1))) {
      return Optional.of(type);
    }
    String said =
        options.stream().filter(telling::contains).sorted().collect(Collectors.joining(","));
    return said.isEmpty() ? Optional.empty() : Optional.of(type + " with " + said);
  }
}
