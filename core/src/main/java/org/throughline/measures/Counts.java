package org.throughline.measures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.Row;
import org.throughline.engine.SqlEngine;
import org.throughline.table.Category;
import org.throughline.table.CountTable;
import org.throughline.table.Dimension;
import org.throughline.table.DimensionKind;
import org.throughline.table.Restriction;
import org.throughline.table.TableId;

/// Counts the rows of measures into tables.
public final class Counts {

  /// What a cell shows when nothing was recorded, and when the agency withheld it (see the `shown`
  /// macro in `/sql/dialects/common.yaml`).
  public static final Set<String> SAYS_NOTHING = Set.of("not recorded", "withheld by the agency");

  /// Where the sum of the record keys stands behind a group's categories.
  private static final int KEY = 7;

  private final SqlEngine engine;
  private final Measures measures;
  private final Map<Scope, List<Counted>> counted = new HashMap<>();
  private final Map<String, Set<String>> alone = new TreeMap<>();
  private final Map<List<String>, List<Row>> people = new HashMap<>();
  private final RecordKeys keys;
  private final Needs needs;

  /// Counts records that have no keys.
  public Counts(SqlEngine engine, Measures measures) {
    this(engine, measures, RecordKeys.NONE);
  }

  /// @param keys by which the numbers get their noise
  public Counts(SqlEngine engine, Measures measures, RecordKeys keys) {
    this.engine = engine;
    this.measures = measures;
    this.keys = keys;
    this.needs = new Needs(engine);
  }

  /// A table of the build, or why it could not be made.
  public sealed interface Counted {

    /// The same, of records that have this in common.
    Counted within(List<Restriction> common);

    /// The table with its exact counts.
    ///
    /// @param labels for each dimension the labels of its categories by id
    record Made(
        Scope scope,
        MeasureSpec.Table spec,
        CountTable table,
        Map<String, Map<String, String>> labels)
        implements Counted {
      public Made {
        labels = Map.copyOf(labels);
      }

      @Override
      public Counted within(List<Restriction> common) {
        return new Made(scope, spec, table.within(common), labels);
      }
    }

    /// The release does not say what the table would show.
    record NotInRelease(Scope scope, MeasureSpec.Table spec, String reason) implements Counted {
      @Override
      public Counted within(List<Restriction> common) {
        return this;
      }
    }
  }

  /// The tables among what was counted.
  public static List<CountTable> made(List<Counted> counted) {
    List<CountTable> tables = new ArrayList<>();
    for (Counted one : counted) {
      if (one instanceof Counted.Made made) {
        tables.add(made.table());
      }
    }
    return tables;
  }

  /// Every scope that has at least one counted row, in order; last those of all releases together, where
  /// rules say which release owns which window.
  public List<Scope> scopes() {
    List<Scope> scopes = new ArrayList<>();
    for (MeasureSpec spec : measures.published()) {
      for (Row row :
          engine.rows(
              "select distinct release, %s from %s where excluded_by is null"
                  .formatted(spec.rows().year(), spec.sqlTable()))) {
        scopes.add(new Scope(row.text(0), spec.measure(), Math.toIntExact(row.number(1))));
      }
    }
    scopes.sort(
        Comparator.comparing(Scope::release)
            .thenComparing(Scope::measure)
            .thenComparingInt(Scope::fiscalYear));
    scopes.addAll(new CombinedSeries(engine).scopes(measures.published(), scopes));
    return scopes;
  }

  /// Every table of a scope, counted once however often it is asked for.
  public List<Counted> tables(Scope scope) {
    List<Counted> known = counted.get(scope);
    if (known == null) {
      known = List.copyOf(count(scope));
      counted.put(scope, known);
    }
    return known;
  }

  private List<Counted> count(Scope scope) {
    MeasureSpec spec = measures.measure(scope.measure());
    List<Counted> made = new ArrayList<>();
    if (scope.combined()) {
      made.add(new CombinedSeries(engine).table(scope, spec, keys.sum(spec)));
    } else {
      Optional<String> lacking = needs.lacking(spec, scope.release());
      for (MeasureSpec.Table table : spec.tables()) {
        made.add(
            lacking.isPresent()
                ? new Counted.NotInRelease(scope, table, lacking.get())
                : count(scope, spec, table));
      }
    }
    List<Restriction> common = Restrictions.of(engine, measures, scope);
    return made.stream().map(one -> one.within(common)).toList();
  }

  /// The cells of everybody who is alone in several, in different tables of a release; of a record that names no person, in
  /// those of a scope. Whoever it is about knows all of them. Says of nobody who they are, and is nobody's to publish.
  public List<Set<String>> alone() {
    scopes().forEach(this::tables);
    return alone.values().stream().filter(several -> several.size() > 1).toList();
  }

  /// Notes where somebody is alone, with one record or with several.
  private void noteAlone(Scope scope, String cell, Row row, int after) {
    long records = row.number(after);
    if (row.number(after + 1) == records && row.number(after + 2) == 1) {
      noteAlone(scope.release() + "/" + row.number(after + 3), cell);
    } else if (records == 1) {
      noteAlone(
          String.join(
              "/",
              scope.id(),
              row.text(after + 4),
              row.text(after + 5),
              String.valueOf(row.number(after + 6))),
          cell);
    }
  }

  private void noteAlone(String who, String cell) {
    alone.computeIfAbsent(who, any -> new TreeSet<>()).add(cell);
  }

  /// The ids of a row's categories, whose labels are noted.
  private static List<String> position(
      Row row, List<DimensionSpec> dimensions, List<Map<String, String>> labels) {
    List<String> position = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      String id = dimensions.get(i).spelling().id(row.text(i));
      labels.get(i).put(id, row.text(i));
      position.add(id);
    }
    return position;
  }

  private Counted count(Scope scope, MeasureSpec spec, MeasureSpec.Table table) {
    CountGrid grid = new CountGrid(scope, table.dimensions());
    List<DimensionSpec> dimensions = table.dimensions().stream().map(measures::dimension).toList();
    List<Map<String, String>> found = new ArrayList<>();
    dimensions.forEach(dimension -> found.add(new LinkedHashMap<>()));
    for (DimensionSpec dimension : dimensions) {
      if (needs.lacking(spec, dimension, scope.release()).isPresent()) {
        return new Counted.NotInRelease(scope, table, notRecorded(scope, spec, dimension));
      }
    }
    List<Row> groups = groups(scope, spec, table);
    people.put(
        peopleKey(scope, table.dimensions()),
        groups.stream().map(row -> labelsAndPeople(row, dimensions.size())).toList());
    notePeople(scope, spec, table, grid, dimensions);
    for (Row row : groups) {
      List<String> position = position(row, dimensions, found);
      long count = row.number(dimensions.size());
      grid.add(position, count, row.number(dimensions.size() + KEY));
      noteAlone(scope, grid.id(position), row, dimensions.size());
    }
    Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    for (int i = 0; i < dimensions.size(); i++) {
      DimensionSpec dimension = dimensions.get(i);
      if (found.get(i).values().stream().allMatch(SAYS_NOTHING::contains)) {
        return new Counted.NotInRelease(scope, table, notRecorded(scope, spec, dimension));
      }
      if (dimensions.size() > 1 && found.get(i).size() == 1 && repeats(dimension)) {
        return new Counted.NotInRelease(
            scope, table, "the release names only one: " + dimension.label());
      }
      labels.put(dimension.dimension(), found.get(i));
    }
    return new Counted.Made(
        scope, table, grid.table(heading(scope, spec, table), dimensions(labels)), labels);
  }

  /// Notes of every cell and margin how many people its records are of; a record that names no person is of one
  /// of its own.
  private void notePeople(
      Scope scope,
      MeasureSpec spec,
      MeasureSpec.Table table,
      CountGrid grid,
      List<DimensionSpec> dimensions) {
    for (int margins = 0; margins < 1 << dimensions.size(); margins++) {
      List<Integer> places = new ArrayList<>();
      for (int at = 0; at < dimensions.size(); at++) {
        if ((margins & 1 << at) == 0) {
          places.add(at);
        }
      }
      for (Row row : people(scope, spec, places.stream().map(table.dimensions()::get).toList())) {
        List<String> position =
            new ArrayList<>(Collections.nCopies(dimensions.size(), Category.TOTAL));
        for (int at = 0; at < places.size(); at++) {
          position.set(places.get(at), dimensions.get(places.get(at)).spelling().id(row.text(at)));
        }
        grid.notePeople(position, row.number(places.size()));
      }
    }
  }

  private static List<String> peopleKey(Scope scope, List<String> columns) {
    return Stream.concat(Stream.of(scope.id()), columns.stream()).toList();
  }

  private static Row labelsAndPeople(Row group, int labels) {
    List<@Nullable Object> values = new ArrayList<>(group.values().subList(0, labels));
    values.add(group.number(labels + 2) + group.number(labels) - group.number(labels + 1));
    return new Row(values);
  }

  /// Labels of the given columns, and how many people each group is of. Tables of a scope share most of their margins: each is
  /// counted once.
  private List<Row> people(Scope scope, MeasureSpec spec, List<String> columns) {
    String listed = String.join(", ", columns);
    return people.computeIfAbsent(
        peopleKey(scope, columns),
        any ->
            engine.rows(
                """
                select %s count(distinct person) + count(*) - count(person) from %s
                where release = ? and %s = ? and excluded_by is null
                %s
                """
                    .formatted(
                        columns.isEmpty() ? "" : listed + ",",
                        spec.sqlTable(),
                        spec.rows().year(),
                        columns.isEmpty() ? "" : "group by " + listed),
                scope.release(),
                scope.fiscalYear()));
  }

  /// A release that was not understood may record what it seems to lack.
  private String notRecorded(Scope scope, MeasureSpec spec, DimensionSpec dimension) {
    String lost = Losses.instead(engine, spec, scope, dimension.dimension());
    return lost.isEmpty()
        ? "the release does not record: " + dimension.label()
        : "could not be read: %s (%s)".formatted(dimension.label(), lost);
  }

  /// Broken down by a single office, a table only repeats the one without it.
  private static boolean repeats(DimensionSpec dimension) {
    return dimension.kind() == DimensionKind.OFFICE;
  }

  private static CountGrid.Heading heading(Scope scope, MeasureSpec spec, MeasureSpec.Table table) {
    return new CountGrid.Heading(
        new TableId(scope.series(), table.table()).toString(),
        table.title() + ", " + scope.fiscalYearLabel(),
        spec.unit());
  }

  private List<Row> groups(Scope scope, MeasureSpec spec, MeasureSpec.Table table) {
    String columns = String.join(", ", table.dimensions());
    return engine.rows(
        """
        select
            %s, count(*), count(person), count(distinct person), coalesce(min(person), 0),
            min(origin_file), min(origin_sheet), min(origin_row), %s
        from %s
        where release = ? and %s = ? and excluded_by is null
        group by %s order by %s
        """
            .formatted(
                columns, keys.sum(spec), spec.sqlTable(), spec.rows().year(), columns, columns),
        scope.release(),
        scope.fiscalYear());
  }

  private List<Dimension> dimensions(Map<String, Map<String, String>> labels) {
    List<Dimension> dimensions = new ArrayList<>();
    labels.forEach(
        (id, categories) -> {
          DimensionSpec spec = measures.dimension(id);
          dimensions.add(new Dimension(id, spec.label(), spec.kind(), ordered(spec, categories)));
        });
    return dimensions;
  }

  private static boolean isLast(String label) {
    return SAYS_NOTHING.contains(label) || label.equals(LabelGate.OTHER);
  }

  /// Months, and names in alphabetical order, those of a scale in its order before them; what says nothing comes last.
  private static List<Category> ordered(DimensionSpec spec, Map<String, String> categories) {
    Comparator<Category> last =
        Comparator.comparingInt(category -> isLast(category.label()) ? 1 : 0);
    Comparator<Category> onScale =
        Comparator.comparingInt(
            category ->
                spec.scale().contains(category.label())
                    ? spec.scale().indexOf(category.label())
                    : spec.scale().size());
    return categories.entrySet().stream()
        .map(entry -> new Category(entry.getKey(), entry.getValue()))
        .sorted(
            last.thenComparing(onScale)
                .thenComparing(spec.kind() == DimensionKind.TIME ? Category::id : Category::label))
        .toList();
  }
}
