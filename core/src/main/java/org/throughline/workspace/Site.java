package org.throughline.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.digest.Sha256;
import org.throughline.workspace.RefusedException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder that can be put on a web server: a copy of what a build published. What an earlier export put there is
/// replaced; files of anybody else stay, and none is overwritten.
///
/// The catalogue, which lists every file with its digest, says what is ours.
public final class Site {

  private static final String CATALOGUE = "catalog.json";
  private static final String DRAFT = ".throughline-draft/";
  private static final String CHANGES = "changes.json";
  static final String VERSIONS = "versions";
  private static final JsonMapper JSON = new JsonMapper();

  private Site() {}

  /// Copies the published files of a build. Of a site that has an address a second copy goes to `versions/VERSION`, where
  /// later exports leave it.
  ///
  /// @return how many files were copied
  /// @throws RefusedException when a published file is not as the catalogue says, or something of somebody else
  ///     is in the way; nothing is written then
  public static int export(Path published, Path site) throws IOException, RefusedException {
    BuildFolder.refuseInside(site);
    Optional<String> version = version(published);
    int copied = copy(published, site);
    if (version.isPresent()) {
      copy(published, site.resolve(VERSIONS).resolve(version.get()));
    }
    return copied;
  }

  /// The version of a site that has an address: its pages lead to the copy of it.
  private static Optional<String> version(Path published) throws IOException {
    try {
      JsonNode imprint = JSON.readTree(Files.readString(published.resolve(CATALOGUE)));
      boolean hasAddress = !imprint.path("imprint").path("address").asString("").isEmpty();
      String version =
          JSON.readTree(Files.readString(published.resolve(CHANGES))).path("version").asString("");
      return hasAddress && version.matches("\\d+([.]\\d+)*")
          ? Optional.of(version)
          : Optional.empty();
    } catch (NoSuchFileException | JacksonException e) {
      return Optional.empty(); // The copy itself says what is wrong with it.
    }
  }

  private static int copy(Path published, Path site) throws IOException, RefusedException {
    Map<String, String> files = listed(published);
    for (Map.Entry<String, String> file : files.entrySet()) {
      requireSame(published.resolve(file.getKey()), file.getValue());
    }
    requireRoom(site, files);
    Map<String, String> before =
        Files.exists(site.resolve(CATALOGUE)) ? listed(site) : Map.<String, String>of();
    List<String> now = new ArrayList<>(files.keySet());
    now.add(CATALOGUE);
    Provenance.FILES.stream().filter(one -> Files.exists(published.resolve(one))).forEach(now::add);
    replace(published, site, now);
    List<String> gone = new ArrayList<>(before.keySet());
    gone.addAll(Provenance.FILES);
    gone.removeAll(now);
    for (String file : gone) {
      Files.deleteIfExists(site.resolve(file));
      FolderTree.removeEmptyFolders(site, Path.of(file).getParent());
    }
    return now.size();
  }

  /// All is copied before anything is replaced: a disk that is full leaves what was there.
  private static void replace(Path published, Path site, List<String> files) throws IOException {
    List<Path> missing = FolderTree.missing(site);
    Path draft = site.resolve(DRAFT);
    try {
      for (String file : files) {
        Files.createDirectories(draft.resolve(file).getParent());
        Files.copy(
            published.resolve(file), draft.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      for (String file : files) {
        Files.createDirectories(site.resolve(file).getParent());
        Files.move(draft.resolve(file), site.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      if (Files.exists(draft)) {
        FolderTree.remove(draft);
      }
      FolderTree.removeAsFarAsEmpty(missing);
    }
  }

  /// The files of a folder as its catalogue lists them, with their digests.
  private static Map<String, String> listed(Path folder) throws IOException, RefusedException {
    Path catalogue = folder.resolve(CATALOGUE);
    Map<String, String> files = new LinkedHashMap<>();
    try {
      for (JsonNode file : JSON.readTree(Files.readString(catalogue)).required("files")) {
        files.put(
            inside(folder, file.required("path").asString()), file.required("sha256").asString());
      }
      return files;
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          "%s cannot be read as a catalogue (%s). Nothing was copied"
              .formatted(catalogue, e.getMessage()));
    }
  }

  private static String inside(Path folder, String file) {
    if (!folder.resolve(file).normalize().startsWith(folder.normalize())) {
      throw new IllegalArgumentException("'" + file + "' leads out of the folder");
    }
    return file;
  }

  private static void requireSame(Path file, String digest) throws IOException, RefusedException {
    if (!Files.exists(file) || !Sha256.of(file).equals(digest)) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          file
              + " is missing or was changed since it was published. Build again; nothing was"
              + " copied");
    }
  }

  private static void requireRoom(Path site, Map<String, String> files)
      throws IOException, RefusedException {
    Optional<Path> other = FolderTree.inTheWay(site);
    if (other.isPresent()) {
      throw inTheWay(other.get() + " is there and no folder");
    }
    if (!Files.exists(site)) {
      return;
    }
    if (!Files.exists(site.resolve(CATALOGUE))) {
      if (!FolderTree.files(site).stream().allMatch(one -> one.startsWith(DRAFT))) {
        throw inTheWay(site + " holds files that no export wrote");
      }
      return;
    }
    Map<String, String> before = listed(site);
    Map<String, String> either = new LinkedHashMap<>(files);
    before.forEach(either::putIfAbsent);
    for (String file : either.keySet()) {
      Path there = site.resolve(file);
      if (Files.exists(there)) {
        String digest = Sha256.of(there);
        if (!digest.equals(before.get(file)) && !digest.equals(files.get(file))) {
          throw inTheWay(there + " was not written by an export, or was changed since");
        }
      }
    }
  }

  private static RefusedException inTheWay(String what) {
    return new RefusedException(
        Reason.BAD_OUTPUT,
        what
            + "; nothing was copied. Valid: a new or an empty folder, or one of an earlier export");
  }
}
