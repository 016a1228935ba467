package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.throughline.workspace.RefusedException.Reason;

/// The folder that builds go to. A build is written to `builds/N`; renaming the link `current` makes
/// it the current one in a single step. `lake`, `analysis`, `measures` and `published` are links into
/// it; a comparison has only what it publishes.
///
/// Killed at any moment, the link still names the last good build. Opening the folder removes what
/// an unfinished build left.
public final class BuildFolder implements AutoCloseable {

  private static final List<String> PARTS = List.of("lake", "analysis", "measures", "published");

  private static final String COMMAND = "build";
  private static final String LOCK = ".lock";

  /// Whoever reads a folder of releases passes over one that holds a file of this name.
  private static final String NOT_A_RELEASE = ".not-a-release";

  /// In a finished build: the names of all its files. Only these are removed with it.
  private static final String FILES = ".files";

  /// In a finished build: the number of its format, which changes when what this program reads of a build does. A build
  /// from before they were numbered has none, which counts as 0.
  private static final String FORMAT = ".format";

  private static final int OURS = 1;

  /// The engine's own folder in a build; it is gone once the engine is closed.
  private static final Pattern SCRATCH = Pattern.compile("^work[0-9]+/");

  private final Path root;
  private final LockFile lock;
  private final boolean isNew;
  private final List<Path> missing;
  private final int keep;
  private boolean finished;

  private BuildFolder(Path root, LockFile lock, boolean isNew, List<Path> missing, int keep) {
    this.root = root;
    this.lock = lock;
    this.isNew = isNew;
    this.missing = missing;
    this.keep = keep;
  }

  /// Opens the folder for a comparison, of which only the newest is kept.
  ///
  /// @throws RefusedException as [#open(Path, int)] does
  public static BuildFolder openForComparison(Path root) throws RefusedException {
    requireComparisons(root);
    return open(root, 1, "that of an earlier comparison");
  }

  /// Opens the folder for a build, creating it, and removes leftovers.
  ///
  /// @param keep how many finished builds stay, the new one among them: 1 or more
  /// @throws RefusedException when it cannot be written, holds something else, or is in use
  public static BuildFolder open(Path root, int keep) throws RefusedException {
    requireOne(keep);
    if (current(root).isPresent() && isOfComparisons(root)) {
      throw new RefusedException(
          Reason.BAD_OUTPUT,
          root + " holds a comparison. Valid: an empty folder, a new one, or that of a build");
    }
    return open(root, keep, "that of a build");
  }

  private static BuildFolder open(Path root, int keep, String ours) throws RefusedException {
    try {
      refuseForeign(root, ours);
      refuseLater(root);
      boolean isNew = !isOurs(root);
      Mount.requireLocks(root);
      List<Path> missing = FolderTree.missing(root);
      Files.createDirectories(root);
      LockFile lock = locked(root, missing);
      Marker.write(root, COMMAND, List.of());
      Files.writeString(root.resolve(NOT_A_RELEASE), "");
      Files.createDirectories(root.resolve("builds"));
      BuildFolder folder = new BuildFolder(root, lock, isNew, missing, keep);
      folder.prune();
      return folder;
    } catch (IOException e) {
      throw new RefusedException(
          Reason.BAD_OUTPUT,
          "%s cannot be written (%s). Valid: a folder you may write to, or a new one"
              .formatted(root, reason(e)));
    }
  }

  /// Before two releases are compared: the builds of a folder are not replaced by a comparison.
  ///
  /// @throws RefusedException when the folder holds builds, or something else
  public static void requireComparisons(Path root) throws RefusedException {
    try {
      refuseForeign(root, "that of an earlier comparison");
    } catch (IOException e) {
      throw new RefusedException(Reason.BAD_OUTPUT, root + " cannot be read: " + reason(e));
    }
    if (current(root).isPresent() && !isOfComparisons(root)) {
      throw new RefusedException(
          Reason.BAD_OUTPUT,
          root
              + " holds builds. Valid: an empty folder, a new one, or that of an earlier"
              + " comparison");
    }
  }

  private static boolean isOfComparisons(Path root) {
    return !Files.isDirectory(root.resolve("current").resolve("lake"))
        && ExactTablesFile.exists(root.resolve("current"));
  }

  /// Refuses to write where a build keeps its own files: what is put there is published, or taken for a released row.
  public static void refuseInside(Path target) throws RefusedException {
    try {
      Path there = target.toAbsolutePath().normalize();
      Path name = Path.of("");
      while (there.getParent() != null && !Files.exists(there)) {
        name = Path.of(String.valueOf(there.getFileName())).resolve(name);
        there = there.getParent();
      }
      Path real = there.toRealPath().resolve(name);
      for (Path folder = real; folder.getParent() != null; folder = folder.getParent()) {
        if (folder.endsWith("builds") && isOurs(folder.getParent())) {
          throw new RefusedException(
              Reason.BAD_OUTPUT,
              target + " lies inside a build. Valid: a place outside of " + folder.getParent());
        }
      }
    } catch (IOException e) {
      throw new RefusedException(Reason.BAD_OUTPUT, target + " cannot be read: " + reason(e));
    }
  }

  /// Refuses a folder of builds where files from elsewhere are meant.
  ///
  /// @param valid what is meant
  public static void refuseBuilds(Path input, String valid) throws IOException, RefusedException {
    if (isOurs(input)) {
      throw new RefusedException(Reason.BAD_INPUT, input + " holds builds. Valid: " + valid);
    }
  }

  private static void requireOne(int keep) throws RefusedException {
    if (keep < 1) {
      throw new RefusedException(
          Reason.USAGE, "--keep " + keep + "; valid are 1 and above: the new build always stays");
    }
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    return kind.equals("IO") ? String.valueOf(e.getMessage()) : kind + ": " + e.getMessage();
  }

  private static void refuseForeign(Path root, String ours) throws IOException, RefusedException {
    Optional<Path> inTheWay = FolderTree.inTheWay(root);
    if (inTheWay.isPresent()) {
      throw new RefusedException(
          Reason.BAD_OUTPUT,
          inTheWay.get() + " is there and no folder. Valid: a folder, or a new one");
    }
    if (Files.exists(root) && !isOurs(root) && !FolderTree.isEmpty(root)) {
      throw new RefusedException(
          Reason.BAD_OUTPUT,
          root + " holds other files. Valid: an empty folder, a new one, or " + ours);
    }
  }

  /// Whether a folder is one that builds go to: by our marker, or by our link of a time without markers.
  public static boolean isOurs(Path root) throws IOException {
    Path current = root.resolve("current");
    return Marker.isIn(root, COMMAND)
        || (Files.isSymbolicLink(current) && Files.readSymbolicLink(current).startsWith("builds"));
  }

  private static LockFile locked(Path root, List<Path> missing)
      throws IOException, RefusedException {
    LockFile lock = LockFile.open(root.resolve(LOCK));
    try {
      if (lock.tryLock()) {
        return lock;
      }
    } catch (RefusedException e) {
      lock.close();
      Files.deleteIfExists(root.resolve(LOCK));
      FolderTree.removeAsFarAsEmpty(missing);
      throw e;
    }
    lock.close();
    throw new RefusedException(
        Reason.BAD_OUTPUT, root + " is in use by another build; wait for it to end");
  }

  /// The last good build, if there is one.
  public static Optional<Path> current(Path root) {
    Path current = root.resolve("current");
    return Files.isDirectory(current) ? Optional.of(current) : Optional.empty();
  }

  /// The last good build.
  ///
  /// @throws RefusedException when there is none, or one in a format that this version does not read
  public static Path requireCurrent(Path root) throws RefusedException {
    Path build =
        current(root)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Reason.BAD_INPUT,
                        root + " holds no build. Valid: a folder that `throughline build` made"));
    refuseLater(root);
    if (format(build) < OURS) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          String.format(
              Locale.ROOT,
              "%s was built by an earlier version, in format %d; this one reads format %d. Build it"
                  + " again from its releases, which keeps its ledger: ./throughline build RELEASES --out %s",
              root,
              format(build),
              OURS,
              root));
    }
    return build;
  }

  /// What a later version wrote, an earlier one may misread, and its build would replace it.
  private static void refuseLater(Path root) throws RefusedException {
    Optional<Path> build = current(root);
    if (build.isPresent() && format(build.get()) > OURS) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          String.format(
              Locale.ROOT,
              "%s was built by a later version, in format %d; this one knows formats up to %d. Valid:"
                  + " the version that built it, or a later one",
              root,
              format(build.get()),
              OURS));
    }
  }

  private static int format(Path build) throws RefusedException {
    Path file = build.resolve(FORMAT);
    try {
      String text = Files.exists(file) ? Files.readString(file).strip() : "0";
      if (text.matches("[0-9]{1,9}")) {
        return Integer.parseInt(text);
      }
    } catch (IOException e) {
      throw RefusedException.unreadable(file, e);
    }
    throw new RefusedException(Reason.BAD_INPUT, DamagedFileException.message(file.toString()));
  }

  /// A new, empty place for a build, after all that are there: the higher number is the newer build.
  public Path begin() throws IOException {
    int newest = builds().stream().mapToInt(BuildFolder::number).max().orElse(0);
    return Files.createDirectory(place(newest + 1));
  }

  private static int number(Path build) {
    return Integer.parseInt(String.valueOf(build.getFileName()));
  }

  /// Every build there is, finished or not, oldest first.
  private List<Path> builds() throws IOException {
    try (Stream<Path> builds = Files.list(root.resolve("builds"))) {
      return builds
          .filter(build -> String.valueOf(build.getFileName()).matches("[0-9]{4,9}"))
          .sorted(Comparator.comparingInt(BuildFolder::number))
          .toList();
    }
  }

  private Path place(int number) {
    return root.resolve("builds").resolve(String.format(Locale.ROOT, "%04d", number));
  }

  /// Makes a finished build the current one, then removes those before that are not to be kept.
  public void makeCurrent(Path build) throws IOException {
    Files.writeString(build.resolve(FORMAT), OURS + "\n");
    Files.write(
        build.resolve(FILES),
        FolderTree.files(build).stream().filter(file -> !SCRATCH.matcher(file).find()).toList());
    finished = true;
    link("current", Path.of("builds").resolve(build.getFileName()));
    for (String part : PARTS) {
      if (Files.exists(build.resolve(part))) {
        link(part, Path.of("current").resolve(part));
      }
    }
    prune();
  }

  private void link(String name, Path target) throws IOException {
    Path link = root.resolve(name);
    if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
      return;
    }
    Path fresh = root.resolve("." + name + ".new");
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, target);
    Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Removes unfinished builds, and finished ones beyond those to keep, oldest first; never the current one.
  private void prune() throws IOException {
    Optional<Path> current = currentTarget();
    List<Path> others =
        builds().stream()
            .filter(build -> !Optional.of(build.getFileName()).equals(current))
            .toList();
    List<Path> finished = new ArrayList<>();
    for (Path other : others) {
      if (isFinished(other)) {
        finished.add(other);
      } else {
        removeBuild(other);
      }
    }
    for (Path old : finished.subList(0, Math.max(0, finished.size() - (keep - 1)))) {
      removeBuild(old);
    }
  }

  /// Whether it has files of ours that were all written.
  private static boolean isFinished(Path build) throws IOException {
    Path list = build.resolve(FILES);
    return Files.exists(list) && Files.size(list) > 0;
  }

  /// Removes the build's own files. What somebody else put into a finished build stays, with the folders around
  /// it; an unfinished build is nobody's but ours.
  private static void removeBuild(Path build) throws IOException {
    Path list = build.resolve(FILES);
    if (!Files.exists(list)) {
      FolderTree.remove(build);
      return;
    }
    removeScratch(build);
    for (String file : Files.readAllLines(list)) {
      Files.deleteIfExists(build.resolve(file));
      FolderTree.removeEmptyFolders(build, Path.of(file).getParent());
    }
    if (FolderTree.files(build).equals(List.of(FILES))) {
      FolderTree.remove(build);
    } else {
      Files.write(list, List.of());
    }
  }

  /// What a command left that was killed while it read the build.
  private static void removeScratch(Path build) throws IOException {
    try (Stream<Path> inside = Files.list(build)) {
      for (Path folder :
          inside.filter(one -> SCRATCH.matcher(one.getFileName() + "/").find()).toList()) {
        FolderTree.remove(folder);
      }
    }
  }

  private Optional<Path> currentTarget() throws IOException {
    try {
      return Optional.of(Files.readSymbolicLink(root.resolve("current")).getFileName());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Removes what an unfinished build left; after a first build that failed nothing is left at all but what was there before.
  @Override
  public void close() throws IOException {
    try (lock) {
      if (!finished) {
        prune();
      }
      if (!finished && isNew && holdsOnlyTraces()) {
        FolderTree.removeInside(root);
        FolderTree.removeAsFarAsEmpty(missing);
      }
    }
  }

  /// Whether nothing is there but what opening the folder and its ledger leave.
  private boolean holdsOnlyTraces() throws IOException {
    List<String> traces =
        List.of(NOT_A_RELEASE, Marker.NAME, LOCK, "." + Publications.LEDGER + ".lock");
    return traces.containsAll(FolderTree.files(root));
  }
}
