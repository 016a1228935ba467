package org.throughline.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.throughline.disclosure.Policy;
import org.throughline.disclosure.ProtectedCell;
import org.throughline.disclosure.ProtectedTable;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.Verdict;
import org.throughline.disclosure.history.EarlierNumbers;
import org.throughline.engine.SqlEngine;
import org.throughline.lifecycle.Superseding;
import org.throughline.measures.CellRecord;
import org.throughline.measures.Counts.Counted;
import org.throughline.measures.Coverage;
import org.throughline.measures.LabelGate;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;
import org.throughline.measures.Scope;
import org.throughline.measures.ScopeFacts;
import org.throughline.publish.ExcludedRows;
import org.throughline.publish.HowCounted;
import org.throughline.publish.Imprint;
import org.throughline.publish.InputFile;
import org.throughline.publish.MeasureSection;
import org.throughline.publish.PeriodSection;
import org.throughline.publish.Publication;
import org.throughline.publish.PublishedTable;
import org.throughline.publish.ReconciliationRow;
import org.throughline.publish.ReleaseSection;
import org.throughline.publish.Sentence;
import org.throughline.publish.Statistic;
import org.throughline.publish.WithheldTable;
import org.throughline.recoding.Fold;
import org.throughline.reconcile.EqualNumbers;
import org.throughline.reconcile.Reconciliation;
import org.throughline.table.Category;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;

/// Puts the protected tables of a build in the order of the page, with how each was counted.
public final class Assembly {

  private static final int MOST_TITLES = 8;

  /// The measure whose first complete month is that of all that is told of stays.
  private static final String STAYS = "book-ins";

  private final SqlEngine engine;
  private final Measures measures;
  private final ScopeFacts facts;
  private final Map<String, Counted.Made> made = new LinkedHashMap<>();
  private final List<Counted.NotInRelease> absent = new ArrayList<>();
  private final Map<String, TableDecision> outcomes = new LinkedHashMap<>();
  private final Map<String, CellRecord> cells;
  private List<Superseding> windows = List.of();
  private List<Reconciliation.Compared> posted = List.of();
  private Optional<Path> postings = Optional.empty();
  private EarlierNumbers earlier = EarlierNumbers.NONE;
  private final Recodings recodings;
  private final Extents extents;

  /// @param facts what is known of scopes already
  /// @param counted the tables, after recoding
  /// @param recodings what was put together to make them
  Assembly(
      SqlEngine engine,
      Measures measures,
      ScopeFacts facts,
      List<Counted> counted,
      List<TableDecision> outcomes,
      Recodings recodings) {
    this.engine = engine;
    this.recodings = recodings;
    this.measures = measures;
    this.facts = facts;
    for (Counted one : counted) {
      switch (one) {
        case Counted.Made table -> made.put(table.table().id(), table);
        case Counted.NotInRelease table -> absent.add(table);
      }
    }
    outcomes.forEach(outcome -> this.outcomes.put(outcome.tableId(), outcome));
    extents = new Extents(made.values(), this::published, measures, facts, recodings);
    cells = cells(made.values(), recodings, this::published);
  }

  /// The tables after recoding.
  public static List<Counted> recoded(List<Counted> counted, Map<String, List<Fold>> folds) {
    return new Recodings(folds).apply(counted);
  }

  /// Of a finished build: its tables as they were counted, how they were recoded, and what became of them.
  public static Assembly over(
      Method method,
      List<Counted> counted,
      Map<String, List<Fold>> folds,
      List<TableDecision> decisions) {
    Recodings recodings = new Recodings(folds);
    return new Assembly(
            method.engine(),
            method.measures(),
            new ScopeFacts(method.engine(), method.measures()),
            recodings.apply(counted),
            decisions,
            recodings)
        .withWindows(Superseding.of(method.engine()));
  }

  /// With the windows that releases give up to others.
  public Assembly withWindows(List<Superseding> superseding) {
    windows = List.copyOf(superseding);
    return this;
  }

  /// With what agencies posted of the same, which stands beside the numbers that are published.
  ///
  /// @param build its folder, with official series or without
  public Assembly withPostings(Path build) {
    Path reconciliation = build.resolve(Build.OFFICIAL).resolve("reconciliation.parquet");
    if (Files.exists(reconciliation)) {
      postings = Optional.of(reconciliation);
      posted =
          new EqualNumbers(List.copyOf(cells.values()))
              .beside(engine, measures, reconciliation).stream()
                  .filter(one -> publishedId(one).isPresent())
                  .toList();
    }
    return this;
  }

  /// With the numbers that publications before have shown.
  public Assembly after(EarlierNumbers numbers) {
    earlier = numbers;
    return this;
  }

  /// Every exact number of the build by id, with whether it is published.
  public Map<String, CellRecord> cells() {
    return cells;
  }

  /// Every exact number by id, before anything is protected: as if none were published.
  ///
  /// @param counted the tables, after recoding
  static Map<String, CellRecord> exact(List<Counted> counted, Recodings recodings) {
    List<Counted.Made> tables =
        counted.stream()
            .filter(Counted.Made.class::isInstance)
            .map(Counted.Made.class::cast)
            .toList();
    return cells(tables, recodings, any -> Optional.empty());
  }

  private static Map<String, CellRecord> cells(
      Collection<Counted.Made> tables,
      Recodings recodings,
      Function<Counted.Made, Optional<ProtectedTable>> published) {
    Map<String, CellRecord> cells = new TreeMap<>();
    for (Counted.Made table : tables) {
      Optional<ProtectedTable> shown = published.apply(table);
      Map<String, Long> visible = new TreeMap<>();
      int threshold = shown.map(Assembly::threshold).orElse(Integer.MAX_VALUE);
      shown.ifPresent(
          t ->
              t.cells().stream()
                  .filter(ProtectedCell.Published.class::isInstance)
                  .map(ProtectedCell.Published.class::cast)
                  .forEach(c -> visible.put(c.id(), c.count())));
      boolean isExact = shown.isPresent() && isExact(shown.get());
      for (Cell cell : table.table().cells()) {
        CellRecord record =
            new CellRecord(
                cell.id(),
                table.scope(),
                coordinates(table, cell),
                folded(recodings, table, cell),
                cell.count(),
                isExact && visible.containsKey(cell.id()),
                isExact ? null : visible.get(cell.id()),
                threshold);
        cells.merge(cell.id(), record, Assembly::both);
      }
    }
    return cells;
  }

  /// A number in two tables is published when either shows it; it needs care unless a table without
  /// personal attributes shows it.
  private static CellRecord both(CellRecord a, CellRecord b) {
    return new CellRecord(
        a.id(),
        a.scope(),
        a.coordinates(),
        a.folded(),
        a.count(),
        a.published() || b.published(),
        a.instead() == null ? b.instead() : a.instead(),
        Math.min(a.threshold(), b.threshold()));
  }

  /// The exact number behind a perturbed one is not published.
  private static boolean isExact(ProtectedTable table) {
    return table.policy().method().isExact();
  }

  private static int threshold(ProtectedTable table) {
    return switch (table.verdict()) {
      case Verdict.NoProtectionNeeded none -> 0;
      case Verdict.AuditPassed passed -> table.policy().threshold();
      case Verdict.PerturbationPassed perturbed -> Integer.MAX_VALUE;
    };
  }

  /// The released labels behind a cell's labels, where several were put together.
  private static Map<String, List<String>> folded(
      Recodings recodings, Counted.Made table, Cell cell) {
    Map<String, List<String>> folded = new TreeMap<>();
    for (Fold fold : recodings.of(table.table().id())) {
      int at = table.spec().dimensions().indexOf(fold.dimension());
      if (cell.position().get(at).equals(fold.into().id())) {
        folded.put(fold.dimension(), fold.members().stream().map(Category::label).toList());
      }
    }
    return folded;
  }

  private static Map<String, String> coordinates(Counted.Made table, Cell cell) {
    Map<String, String> coordinates = new TreeMap<>();
    for (int i = 0; i < cell.position().size(); i++) {
      String category = cell.position().get(i);
      if (!category.equals(Category.TOTAL)) {
        String dimension = table.spec().dimensions().get(i);
        String label =
            table.labels().getOrDefault(dimension, Map.of()).getOrDefault(category, category);
        coordinates.put(dimension, label);
      }
    }
    return coordinates;
  }

  private Optional<ProtectedTable> published(Counted.Made table) {
    return outcomes.get(table.table().id())
            instanceof TableDecision.Publishable(ProtectedTable shown)
        ? Optional.of(shown)
        : Optional.empty();
  }

  /// The publication of the build.
  public Publication publication(List<Reconciliation> reconciliation, Imprint imprint) {
    List<Statistic> statistics = statistics();
    return new Publication(
            Sentence.of("Immigration enforcement, from public records"),
            Sentence.of(
                "Statistics made from records that United States agencies released. Every number"
                    + " names its definition, its files and its rule of protection."),
            imprint,
            releases(),
            Stream.concat(reconciliation.stream(), posted.stream()).map(this::row).toList(),
            withheld())
        .with(statistics, PostedAverages.beside(engine, postings, statistics));
  }

  /// Means and stocks of the releases whose stays begin in a month that is told.
  private List<Statistic> statistics() {
    PublishedStatistics numbers = new PublishedStatistics(engine, measures, earlier);
    for (Counted.Made table : made.values()) {
      Scope scope = table.scope();
      Optional<ProtectedTable> shown = published(table);
      if (scope.measure().equals(STAYS) && !scope.combined() && shown.isPresent()) {
        numbers.add(
            scope.release(),
            extents.edges(scope).begins(),
            coverage(scope).synthetic(),
            shown.get().policy());
      }
    }
    return numbers.all();
  }

  /// What the catalogue says that a measure is.
  static Sentence definition(MeasureSpec spec) {
    return Sentence.shipped(spec.definition());
  }

  /// What the catalogue says that its readers must know.
  static List<Sentence> shippedCaveats(MeasureSpec spec) {
    return spec.caveats().stream().map(Sentence::shipped).toList();
  }

  private List<ReleaseSection> releases() {
    Map<String, List<Counted.Made>> byRelease = new TreeMap<>();
    made.values().stream()
        .filter(table -> published(table).isPresent())
        .forEach(
            table ->
                byRelease
                    .computeIfAbsent(table.scope().release(), key -> new ArrayList<>())
                    .add(table));
    List<ReleaseSection> sections = new ArrayList<>();
    byRelease.forEach(
        (release, tables) ->
            sections.add(
                new ReleaseSection(
                    release, title(release), coverage(release, tables), periods(tables))));
    return sections;
  }

  private static Sentence title(String release) {
    return release.equals(Scope.COMBINED)
        ? Sentence.of("All releases, each window from the release that owns it")
        : Sentence.of("Release {0}", new Sentence.Name(release));
  }

  private Sentence coverage(String release, List<Counted.Made> tables) {
    List<Coverage> coverages =
        tables.stream().map(Counted.Made::scope).distinct().map(this::coverage).toList();
    NavigableSet<YearMonth> months = extents.months(tables);
    List<Sentence> sentences = new ArrayList<>();
    if (coverages.stream().anyMatch(Coverage::synthetic)) {
      sentences.add(Sentence.of("Synthetic: made up to show the program, about nobody."));
    }
    sentences.add(
        months.isEmpty()
            ? Sentence.of("No table says which months it covers.")
            : Sentence.of(
                "Events from {0} to {1}.",
                new Sentence.Month(months.first()), new Sentence.Month(months.last())));
    sentences.add(titles(coverages));
    sentences.addAll(SupersedingSentences.of(release, windows));
    return Sentence.all(sentences);
  }

  /// What the sheets call themselves, which may say more than the numbers do: a program, an office, a
  /// last day.
  private static Sentence titles(List<Coverage> coverages) {
    List<String> titles =
        coverages.stream()
            .flatMap(coverage -> coverage.inputs().stream())
            .map(Coverage.Input::title)
            .filter(title -> !title.isBlank())
            .distinct()
            .toList();
    return titles.isEmpty() || titles.size() > MOST_TITLES
        ? Sentence.EMPTY
        : Sentence.of("The agency calls its sheets “{0}”.", new Sentence.Names(titles, "”, “"));
  }

  private Coverage coverage(Scope scope) {
    return facts.coverage(scope);
  }

  private List<PeriodSection> periods(List<Counted.Made> tables) {
    Map<Integer, List<Counted.Made>> byYear = new TreeMap<>(Collections.reverseOrder());
    tables.forEach(
        t -> byYear.computeIfAbsent(t.scope().fiscalYear(), key -> new ArrayList<>()).add(t));
    List<PeriodSection> periods = new ArrayList<>();
    byYear.forEach(
        (year, ofYear) -> {
          Scope any = ofYear.getFirst().scope();
          String title = year == 0 ? "Fiscal year not known" : "Fiscal year " + year;
          periods.add(new PeriodSection(any.fiscalYearId(), title, measureSections(ofYear)));
        });
    return periods;
  }

  private List<MeasureSection> measureSections(List<Counted.Made> tables) {
    Map<Scope, List<Counted.Made>> byScope = new LinkedHashMap<>();
    tables.forEach(t -> byScope.computeIfAbsent(t.scope(), key -> new ArrayList<>()).add(t));
    List<MeasureSection> sections = new ArrayList<>();
    byScope.forEach(
        (scope, ofScope) -> {
          MeasureSpec spec = measures.measure(scope.measure());
          HowCounted how = how(scope, spec, published(ofScope.getFirst()).orElseThrow().policy());
          sections.add(
              new MeasureSection(
                  spec.measure(),
                  spec.title(),
                  definition(spec),
                  extents.of(scope),
                  ofScope.stream()
                      .map(t -> published(t, published(t).orElseThrow(), how))
                      .toList()));
        });
    return sections;
  }

  /// A table with what readers are told of it only.
  private PublishedTable published(Counted.Made table, ProtectedTable shown, HowCounted how) {
    Map<String, EarlierNumbers.Dated> waiting = waiting(shown);
    List<Sentence> caveats = new ArrayList<>(recoded(table));
    if (!waiting.isEmpty()) {
      caveats.add(
          Sentence.of(
              "An update waits: since they were published, so little changed in {0} numbers of this table,"
                  + " or beside them, that new ones would tell of few people. Each stands as it was"
                  + " published, with its day.",
              new Sentence.HowMany(List.copyOf(waiting.keySet()))));
    }
    return new PublishedTable(shown, how.withCaveats(caveats), waiting);
  }

  /// The numbers shown before for what is withheld now: readers have them, and they stand.
  private Map<String, EarlierNumbers.Dated> waiting(ProtectedTable table) {
    Map<String, EarlierNumbers.Dated> numbers = new LinkedHashMap<>();
    for (ProtectedCell cell : table.cells()) {
      if (cell instanceof ProtectedCell.Suppressed) {
        earlier.find(cell.id()).ifPresent(number -> numbers.put(cell.id(), number));
      }
    }
    return numbers;
  }

  /// What readers are told of a table's recoding, a sentence for each dimension.
  private List<Sentence> recoded(Counted.Made table) {
    List<Sentence> sentences = new ArrayList<>();
    for (String dimension : table.spec().dimensions()) {
      List<Fold> folds =
          recodings.of(table.table().id()).stream()
              .filter(fold -> fold.dimension().equals(dimension))
              .toList();
      if (!folds.isEmpty()) {
        List<String> names = folds.stream().map(fold -> fold.into().label()).toList();
        List<String> members =
            folds.stream()
                .flatMap(fold -> fold.members().stream())
                .map(Category::label)
                .distinct()
                .toList();
        sentences.add(
            Sentence.of(
                "Recoded, so that fewer counts are small: “{0}” put {1} of the categories of {2}"
                    + " together.",
                new Sentence.Names(names, "”, “"),
                new Sentence.HowMany(members),
                new Sentence.Name(measures.dimension(dimension).label().toLowerCase(Locale.ROOT))));
      }
    }
    return sentences;
  }

  private HowCounted how(Scope scope, MeasureSpec spec, Policy policy) {
    List<ExcludedRows> excluded = new ArrayList<>();
    BesideFacts.excluded(facts.excluded(scope), measures, scope, policy, earlier)
        .forEach((rule, rows) -> excluded.add(new ExcludedRows(rule, rows)));
    return new HowCounted(
        spec.measure(),
        definition(spec),
        measures.shownSql(spec),
        coverage(scope).inputs().stream()
            .map(input -> new InputFile(input.file(), input.sheet(), input.sha256()))
            .toList(),
        excluded,
        caveats(scope, spec));
  }

  private List<Sentence> caveats(Scope scope, MeasureSpec spec) {
    List<Sentence> caveats = new ArrayList<>(shippedCaveats(spec));
    boolean others =
        made.values().stream()
            .filter(table -> table.scope().equals(scope))
            .flatMap(table -> table.labels().values().stream())
            .anyMatch(labels -> labels.containsValue(LabelGate.OTHER));
    if (others) {
      caveats.add(
          Sentence.of(
              "“{0}” are labels that the registry does not know and that fewer than ten records of"
                  + " the release have.",
              new Sentence.Name(LabelGate.OTHER)));
    }
    return caveats;
  }

  private ReconciliationRow row(Reconciliation reconciliation) {
    return switch (reconciliation) {
      case Reconciliation.NotComparable none ->
          new ReconciliationRow.NotComparable(none.what(), "", "", Sentence.shipped(none.reason()));
      case Reconciliation.Compared compared -> {
        Optional<String> id = publishedId(compared);
        yield id.isPresent()
            ? new ReconciliationRow.Compared(
                compared.what(), id.get(), compared.official(), compared.source(), compared.url())
            : new ReconciliationRow.NotComparable(
                compared.what(),
                compared.source(),
                compared.url(),
                Sentence.of("our number is not published"));
      }
    };
  }

  private Optional<String> publishedId(Reconciliation.Compared compared) {
    return cells.values().stream()
        .filter(cell -> cell.published() && cell.scope().equals(compared.scope()))
        .filter(cell -> cell.coordinates().equals(compared.where()))
        .map(CellRecord::id)
        .findFirst();
  }

  private List<WithheldTable> withheld() {
    List<WithheldTable> withheld = new ArrayList<>();
    for (TableDecision outcome : outcomes.values()) {
      if (outcome instanceof TableDecision.Withheld refused) {
        Optional<CountTable> table =
            Optional.ofNullable(made.get(refused.tableId())).map(Counted.Made::table);
        withheld.add(
            new WithheldTable(
                refused.tableId(),
                table.map(CountTable::title).orElse(refused.tableId()),
                Sentence.of(refused),
                table.flatMap(earlier::shown)));
      }
    }
    for (Counted.NotInRelease table : absent) {
      withheld.add(
          new WithheldTable(
              table.scope().id() + "/" + table.spec().table(),
              "%s, %s (%s)"
                  .formatted(
                      table.spec().title(),
                      table.scope().fiscalYearLabel(),
                      table.scope().release()),
              Sentence.shipped(table.reason())));
    }
    return withheld;
  }
}
