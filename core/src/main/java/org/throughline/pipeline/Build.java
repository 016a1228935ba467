package org.throughline.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.disclosure.history.Fact;
import org.throughline.engine.SqlEngine;
import org.throughline.facilities.FacilityList;
import org.throughline.facilities.FacilityReport;
import org.throughline.facilities.FacilityTables;
import org.throughline.facilities.ListReader;
import org.throughline.lake.LakeBuilder;
import org.throughline.lake.LakeLedger;
import org.throughline.lake.SheetLedger;
import org.throughline.lifecycle.Account;
import org.throughline.lifecycle.Superseding;
import org.throughline.measures.Counts;
import org.throughline.measures.Counts.Counted;
import org.throughline.measures.Coverage;
import org.throughline.measures.Differences;
import org.throughline.measures.Measures;
import org.throughline.measures.RecordKeys;
import org.throughline.measures.Scope;
import org.throughline.measures.ScopeFacts;
import org.throughline.official.OfficialStatistics;
import org.throughline.official.OfficialSummary;
import org.throughline.publish.AuditDay;
import org.throughline.publish.PreviousPublication;
import org.throughline.publish.Publication;
import org.throughline.publish.Publisher;
import org.throughline.recoding.Fold;
import org.throughline.recoding.Recoding;
import org.throughline.reconcile.OfficialComparison;
import org.throughline.reconcile.OfficialFigures;
import org.throughline.reconcile.Reconciler;
import org.throughline.reconcile.Reconciliation;
import org.throughline.releases.Problem.Place;
import org.throughline.releases.Registry;
import org.throughline.releases.Survey;
import org.throughline.releases.Surveyor;
import org.throughline.releases.UnreadableReleaseException;
import org.throughline.table.CountTable;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.CellsFile;
import org.throughline.workspace.CombinationFile;
import org.throughline.workspace.FolderTree;
import org.throughline.workspace.LedgerTransaction;
import org.throughline.workspace.NoiseKey;
import org.throughline.workspace.PolicyFile;
import org.throughline.workspace.PublicationFile;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RecodingFile;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import org.throughline.workspace.RuleSetFile;

/// The whole chain, from released files to the published page.
public final class Build {

  /// How often tables are recoded that tell something when subtracted from others, before they are left out.
  private static final int RECODED_AGAIN = 3;

  /// The folder of a build with official statistics.
  public static final String OFFICIAL = "official";

  private final BuildOptions options;
  private final StageLog progress;
  private final Optional<LocalDate> day;

  public Build(BuildOptions options, BuildProgress progress) {
    this(options, progress, Optional.empty());
  }

  /// A build as of another day, by which what was published then can be made again.
  public Build(BuildOptions options, BuildProgress progress, LocalDate day) {
    this(options, progress, Optional.of(day));
  }

  private Build(BuildOptions options, BuildProgress progress, Optional<LocalDate> day) {
    this(options, new StageLog(progress), day);
  }

  private Build(BuildOptions options, StageLog progress, Optional<LocalDate> day) {
    this.options = options;
    this.day = day;
    this.progress = progress;
  }

  /// What each stage took, once the build has run.
  public List<StageLog.Stage> stages() {
    return progress.stages();
  }

  /// What a build did.
  ///
  /// @param policy the one in force: asked for, or that with the threshold of publications before
  /// @param earlier what was published before it
  /// @param official what became of files that agencies posted; empty where there were none
  public record Result(
      Policy policy,
      LakeLedger ledger,
      FacilityReport places,
      List<Counted> counted,
      List<TableDecision> outcomes,
      List<Reconciliation> reconciliation,
      List<Superseding> superseding,
      Account lifecycle,
      List<Fact> besides,
      EarlierNumbers earlier,
      Optional<OfficialSummary> official,
      Publications.Recorded recorded) {
    public Result {
      besides = List.copyOf(besides);
      superseding = List.copyOf(superseding);
      counted = List.copyOf(counted);
      outcomes = List.copyOf(outcomes);
      reconciliation = List.copyOf(reconciliation);
    }

    Result with(Optional<OfficialSummary> posted, Publications.Recorded what) {
      return new Result(
          policy,
          ledger,
          places,
          counted,
          outcomes,
          reconciliation,
          superseding,
          lifecycle,
          besides,
          earlier,
          posted,
          what);
    }
  }

  /// Reads `input` and makes the result the current build of `root`. When anything fails the last
  /// good build stays what it was.
  public Result run(Path input, Path root)
      throws RefusedException, IOException, UnreadableReleaseException {
    requireDay();
    NoiseKey.requireFor(options.policy(), options.publications().noiseKey());
    BuildFolder.refuseBuilds(input, "a released file or a folder of them");
    Registry registry = Registry.load();
    CombinationFile rules = CombinationFile.read(options.combination());
    SortedSet<Path> posted = new ConcurrentSkipListSet<>();
    Survey survey = survey(input, registry, posted);
    Origin origin = Origin.of(input, options, rules, day());
    List<FacilityList> facilities = ListReader.read(options.facilities());
    try (BuildFolder folder = BuildFolder.open(root, options.keep())) {
      Path build = folder.begin();
      Path lake = build.resolve("lake");
      LakeLedger ledger = lake(survey, registry, places(root, lake));
      FacilityReport places = FacilityTables.write(facilities, lake, lake);
      rules.write(build);
      Optional<Path> last = BuildFolder.current(root);
      if (last.isPresent()) {
        PreviousPublication.keep(last.get().resolve("published"), build);
      }
      RuleSetFile.write(build, options.rules());
      progress.stage("Putting events in order");
      try (Method method = Method.apply(build, options.engine())) {
        progress.did(ledger.rowsKept());
        progress.stage("Counting");
        Counting counting = Counting.of(method, recordKeys());
        progress.did(counting.cells());
        try (LedgerTransaction history = options.publications().begin(progress::stage)) {
          BuildOptions inForce = options.under(history.inForce(options.policy()), posted);
          Result result =
              new Build(inForce, progress, day)
                  .publish(
                      new Read(
                          build,
                          ledger,
                          places,
                          origin,
                          posted,
                          last.isPresent() ? RecodingFile.read(last.get()) : Map.of()),
                      counting,
                      history);
          PublicationFile.write(build, root, result.recorded());
          progress.write(build);
          folder.makeCurrent(build);
          return result;
        }
      }
    }
  }

  /// What was read for a build.
  ///
  /// @param build its folder
  /// @param posted files that agencies posted and that lay among the released ones
  /// @param recoded how tables were recoded in the build before
  private record Read(
      Path build,
      LakeLedger ledger,
      FacilityReport places,
      Origin origin,
      SortedSet<Path> posted,
      Map<String, List<Fold>> recoded) {}

  private Result publish(Read read, Counting counting, LedgerTransaction history)
      throws IOException, RefusedException {
    Path build = read.build();
    PolicyFile.write(build, options.policy());
    Optional<OfficialSummary> official = compareWithOfficial(counting.method(), read);
    Protected safe = protect(counting, read, history);
    RecodingFile.write(build, safe.recodings().folds());
    Result result = publish(read, safe, history.earlier());
    read.origin().write(build, history.before(), options);
    // Facts first: a number in the ledger that was never shown costs little, the reverse a secret.
    return result.with(
        official,
        history.record(
            safe.counting().tables(),
            result.outcomes(),
            Stream.concat(result.besides().stream(), safe.printed().stream()).toList(),
            day()));
  }

  private RecordKeys recordKeys() {
    return options.policy().method().isRandom() ? RecordKeys.OF_CONTENT : RecordKeys.NONE;
  }

  /// The exact tables of a build.
  ///
  /// @param facts what is known of their scopes
  /// @param alone the cells of everybody who is alone in several
  private record Counting(
      Method method,
      ScopeFacts facts,
      List<Scope> scopes,
      List<Counted> counted,
      List<Set<String>> alone) {

    static Counting of(Method method, RecordKeys keys) {
      Counts counts = new Counts(method.engine(), method.measures(), keys);
      List<Scope> scopes = counts.scopes();
      List<Counted> counted = new ArrayList<>();
      scopes.forEach(scope -> counted.addAll(counts.tables(scope)));
      ScopeFacts facts = new ScopeFacts(method.engine(), method.measures());
      return new Counting(method, facts, scopes, counted, counts.alone());
    }

    /// What the release of a scope covers, as all of its months tell.
    Coverage.Edges edges(Scope scope) {
      Set<Integer> years =
          scopes.stream()
              .filter(one -> one.release().equals(scope.release()))
              .filter(one -> one.measure().equals(scope.measure()))
              .map(Scope::fiscalYear)
              .collect(Collectors.toSet());
      return facts.edges(scope, years, Set.of());
    }

    Counting with(List<Counted> recoded) {
      return new Counting(method, facts, scopes, recoded, alone);
    }

    List<CountTable> tables() {
      return Differences.tied(Counts.made(counted), method.measures());
    }

    long cells() {
      return tables().stream().mapToLong(table -> table.cells().size()).sum();
    }
  }

  /// Tables after recoding, and what became of them.
  ///
  /// @param counting with the tables that were protected
  /// @param printed what agencies print of the same
  private record Protected(
      Counting counting, Recodings recodings, List<Fact> printed, List<TableDecision> outcomes) {

    Protected with(List<TableDecision> others) {
      return new Protected(counting, recodings, printed, others);
    }

    Map<String, List<Set<String>>> telling(Remainders remainders) {
      return remainders.telling(counting.counted(), recodings, outcomes);
    }
  }

  /// Recodes, protects, and recodes further the tables of which too much would be withheld.
  private Protected protect(Counting counting, Read read, LedgerTransaction history)
      throws IOException, RefusedException {
    progress.stage("Protecting and auditing tables");
    ToDoubleFunction<String> draws = history.draws(read.origin().digest());
    Recoding.Groups groups = Recodings.groups(counting.method().measures());
    Set<String> waiting = history.waiting(counting.tables(), options.policy());
    Recodings recodings =
        Recodings.of(counting.counted(), options.policy(), draws, groups, counting::edges)
            .holding(waiting, read.recoded());
    Protected safe = protect(counting, recodings, read, history);
    Recodings coarser =
        recodings
            .coarser(
                counting.counted(),
                options.policy(),
                safe.outcomes(),
                history.earlier(),
                draws,
                groups)
            .holding(waiting, read.recoded());
    Protected last = coarser.equals(recodings) ? safe : protect(counting, coarser, read, history);
    Protected apart = withoutRemainders(counting, last, read, history, waiting);
    return apart.with(WithoutWalls.of(apart.outcomes(), history.earlier()));
  }

  /// Recodes tables further that tell something when they are subtracted from others, and leaves out those that still do.
  private Protected withoutRemainders(
      Counting counting, Protected first, Read read, LedgerTransaction history, Set<String> waiting)
      throws IOException, RefusedException {
    if (!options.policy().method().isExact()) {
      return first;
    }
    Remainders remainders =
        new Remainders(counting.method(), options.policy().threshold(), history.earlier(), waiting);
    Protected last = first;
    Map<String, List<Set<String>>> telling = last.telling(remainders);
    for (int round = 0;
        round < RECODED_AGAIN && options.policy().recodes() && !telling.isEmpty();
        round++) {
      Recodings joined =
          last.recodings().joining(counting.counted(), telling, options.policy().threshold());
      if (joined.equals(last.recodings())) {
        break;
      }
      last = protect(counting, joined, read, history);
      telling = last.telling(remainders);
    }
    return last.with(Remainders.without(telling.keySet(), last.outcomes()));
  }

  private Protected protect(
      Counting counting, Recodings recodings, Read read, LedgerTransaction history)
      throws IOException, RefusedException {
    Counting recoded = counting.with(recodings.apply(counting.counted()));
    List<Fact> printed =
        PrintedNumbers.of(
            counting.method().engine(),
            read.build(),
            Assembly.exact(recoded.counted(), recodings).values(),
            options.policy());
    return new Protected(
        recoded,
        recodings,
        printed,
        history.protect(recoded.tables(), recoded.alone(), printed, options.policy()));
  }

  private LocalDate day() {
    return day.orElseGet(AuditDay::today);
  }

  /// Before anything is read: a day that cannot be told would stop the publication at its end.
  public static void requireDay() throws RefusedException {
    try {
      AuditDay.today();
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /// Reads `input` into a lake at `directory`, and nothing else.
  public void lakeOnly(Path input, Path directory)
      throws RefusedException, IOException, UnreadableReleaseException {
    Registry registry = Registry.load();
    lake(
        survey(input, registry, new ConcurrentSkipListSet<>()),
        registry,
        new LakeBuilder.Places(directory, Optional.empty()));
  }

  private LakeBuilder.Places places(Path root, Path lake) throws IOException {
    Optional<Path> last = options.fresh() ? Optional.empty() : BuildFolder.current(root);
    return new LakeBuilder.Places(
        lake,
        last.isPresent() ? Optional.of(last.get().toRealPath().resolve("lake")) : last,
        options.acceptUnreadable());
  }

  /// @param posted takes the files that agencies posted
  private Survey survey(Path input, Registry registry, SortedSet<Path> posted)
      throws IOException, UnreadableReleaseException {
    progress.stage("Looking at the files");
    Function<Path, Optional<String>> postings = OfficialStatistics.postings();
    return Surveyor.survey(
        input,
        registry,
        file -> {
          Optional<String> posting = postings.apply(file);
          posting.ifPresent(_ -> posted.add(file));
          return posting;
        });
  }

  private LakeLedger lake(Survey survey, Registry registry, LakeBuilder.Places places)
      throws RefusedException, IOException, UnreadableReleaseException {
    progress.stage("Reading releases into the lake");
    LakeLedger ledger = LakeBuilder.build(survey, registry, places, progress);
    requireBalance(ledger);
    requireRows(ledger);
    return ledger;
  }

  private static void requireBalance(LakeLedger ledger) throws RefusedException {
    List<SheetLedger> unbalanced = ledger.unbalanced();
    if (!unbalanced.isEmpty()) {
      throw new RefusedException(
          Reason.UNBALANCED,
          unbalanced.stream()
              .map(
                  s ->
                      String.format(
                          Locale.ROOT,
                          "%s: %d rows read, but %d kept and %d rejected",
                          Place.sheet(s.file(), s.sheet()),
                          s.read(),
                          s.kept(),
                          s.rejectedRows()))
              .collect(Collectors.joining("\n")));
    }
  }

  private static void requireRows(LakeLedger ledger) throws RefusedException {
    if (ledger.rowsKept() == 0) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          ledger.sheets().stream()
              .filter(sheet -> sheet.status().equals("read"))
              .map(s -> Place.sheet(s.file(), s.sheet()) + rowsIn(s.read()))
              .collect(
                  Collectors.joining(
                      "\n", "", ". Valid: files with at least one row\nNothing was built.")));
    }
  }

  private static String rowsIn(long read) {
    return read == 0
        ? ": a header and no rows"
        : read == 1
            ? ": a header and one row, which was not kept"
            : String.format(Locale.ROOT, ": a header and %,d rows, none of them kept", read);
  }

  private Result publish(Read read, Protected safe, EarlierNumbers earlier)
      throws IOException, RefusedException {
    Path build = read.build();
    Counting counting = safe.counting();
    List<TableDecision> outcomes = safe.outcomes();
    SqlEngine engine = counting.method().engine();
    Measures measures = counting.method().measures();
    ScopeFacts facts = counting.facts();
    List<Reconciliation> reconciliation =
        new Reconciler(engine, measures, OfficialFigures.all(engine), facts)
            .reconcile(counting.scopes());
    progress.stage("Publishing");
    List<Superseding> superseding = Superseding.of(engine);
    Assembly assembly =
        new Assembly(engine, measures, facts, counting.counted(), outcomes, safe.recodings())
            .withWindows(superseding)
            .withPostings(build)
            .after(earlier);
    CellsFile.write(build, assembly.cells().values());
    Publication publication = assembly.publication(reconciliation, options.imprint());
    Publisher.write(
        publication, build.resolve("published"), beside(build.resolve("published")), day());
    return new Result(
        options.policy(),
        read.ledger(),
        read.places(),
        counting.counted(),
        outcomes,
        reconciliation,
        superseding,
        Account.of(engine),
        Stream.concat(
                BesideFacts.of(
                    facts,
                    measures,
                    counting.scopes(),
                    publication.reconciliation(),
                    assembly.cells(),
                    options.policy(),
                    earlier)
                    .stream(),
                publication.statistics().stream()
                    .map(one -> new Fact.Shown(one.id().toString(), one.inTenths())))
            .toList(),
        earlier,
        Optional.empty(),
        Publications.Recorded.NOTHING);
  }

  /// What lies beside the published folder of a build and its pages are made from.
  public static Publisher.Beside beside(Path published) {
    return new Publisher.Beside(
        Optional.of(published.resolveSibling(OFFICIAL)).filter(Files::isDirectory),
        Optional.of(published.resolveSibling(PreviousPublication.FOLDER))
            .filter(Files::isDirectory),
        Optional.of(published.resolveSibling("lake")).filter(Files::isDirectory));
  }

  /// The agencies' own numbers, and ours beside them, go with the build and not with what is published.
  private Optional<OfficialSummary> compareWithOfficial(Method method, Read read)
      throws IOException, RefusedException {
    if (options.official().isEmpty()) {
      return Optional.empty();
    }
    progress.stage("Reading official statistics");
    Path folder = Files.createDirectories(read.build().resolve(OFFICIAL));
    List<Path> files = new ArrayList<>(options.official());
    files.addAll(options.facilities());
    OfficialSummary summary = OfficialStatistics.write(files, List.of(), folder);
    if (summary.postings() == 0 && read.posted().containsAll(options.official())) {
      FolderTree.remove(folder);
      return Optional.of(summary);
    }
    if (summary.postings() == 0) {
      throw new RefusedException(
          Reason.BAD_INPUT,
          summary.problems().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }
    new OfficialComparison(method.engine(), method.measures()).write(folder);
    return Optional.of(summary);
  }
}
