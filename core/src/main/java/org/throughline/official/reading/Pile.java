package org.throughline.official.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.throughline.facilities.FacilityList;
import org.throughline.facilities.ListReader;
import org.throughline.official.registry.OfficialRegistry;
import org.throughline.official.registry.SheetSpec;
import org.throughline.releases.UnreadableReleaseException;

/// Reads a pile of official files, each once, several at a time.
public final class Pile {

  private Pile() {}

  /// Reads files, and the files of folders. What cannot be read is among the problems; the rest is read.
  ///
  /// @throws IOException when a folder cannot be listed
  public static Reading read(List<Path> inputs) throws IOException {
    OfficialRegistry registry = OfficialRegistry.load();
    IdentityHashMap<SheetSpec, Anchors> anchors = anchors(registry);
    Map<String, Statistic> statistics = new ConcurrentHashMap<>();
    List<Path> files = files(inputs);
    List<PostingReader.Read> reads =
        files.parallelStream()
            .map(file -> PostingReader.read(registry, anchors, statistics, file))
            .toList();
    List<PostingReader.Read> postings =
        reads.stream()
            .filter(read -> read.posting().isPresent())
            .sorted(Comparator.comparing(Pile::order))
            .toList();
    Reading pile =
        new Reading(
            registry,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (int i = 0; i < postings.size(); i++) {
      add(pile, postings.get(i), i);
    }
    for (int i = 0; i < reads.size(); i++) {
      List<FacilityList> lists = reads.get(i).posting().isEmpty() ? lists(files.get(i)) : List.of();
      pile.lists().addAll(lists);
      if (lists.isEmpty()) {
        pile.problems().addAll(reads.get(i).problems());
      }
    }
    return pile;
  }

  /// Tells by the first rows of its sheets, else by its name, what makes a file one that an agency posts. Several threads
  /// may ask at once.
  public static Function<Path, Optional<String>> postings() {
    OfficialRegistry registry = OfficialRegistry.load();
    IdentityHashMap<SheetSpec, Anchors> anchors = anchors(registry);
    return file -> PostingReader.posting(registry, anchors, file);
  }

  private static IdentityHashMap<SheetSpec, Anchors> anchors(OfficialRegistry registry) {
    IdentityHashMap<SheetSpec, Anchors> anchors = new IdentityHashMap<>();
    registry.families().stream()
        .flatMap(family -> family.sheets().stream())
        .forEach(sheet -> anchors.put(sheet, new Anchors(sheet)));
    return anchors;
  }

  /// A list of facilities is no posting, but one with codes says which names are of one facility, and one with
  /// capacities how many each has room for: the first of either kind in a file.
  private static List<FacilityList> lists(Path file) {
    try {
      List<FacilityList> all = ListReader.read(List.of(file));
      return Stream.concat(
              all.stream().filter(FacilityList::coded).limit(1),
              all.stream().filter(FacilityList::hasCapacities).limit(1))
          .distinct()
          .toList();
    } catch (IOException | UnreadableReleaseException e) {
      return List.of();
    }
  }

  private static String order(PostingReader.Read read) {
    Posting posting = read.posting().orElseThrow();
    return "%s %s".formatted(posting.posted(), posting.file());
  }

  private static void add(Reading pile, PostingReader.Read read, int number) {
    pile.postings().add(read.posting().orElseThrow());
    for (Observation one : read.observations()) {
      pile.observations().add(one.numbered(number));
    }
    for (ListRow row : read.rows()) {
      pile.rows()
          .add(
              new ListRow(
                  number,
                  row.table(),
                  row.sheet(),
                  row.row(),
                  row.where(),
                  row.attributes(),
                  row.asOf(),
                  row.fault()));
    }
    pile.notRead().addAll(read.notRead());
  }

  /// What systems leave in a folder, and the lock of a workbook that somebody has opened.
  private static boolean isLeftBehind(String name) {
    return name.startsWith(".") || name.startsWith("~$");
  }

  private static List<Path> files(List<Path> inputs) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path input : inputs) {
      if (!Files.isDirectory(input)) {
        files.add(input);
        continue;
      }
      try (Stream<Path> all = Files.walk(input)) {
        all.filter(Files::isRegularFile)
            .filter(file -> !isLeftBehind(String.valueOf(file.getFileName())))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }
}
