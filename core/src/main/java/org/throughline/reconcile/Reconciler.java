package org.throughline.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.engine.SqlEngine;
import org.throughline.measures.Coverage;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;
import org.throughline.measures.Scope;
import org.throughline.measures.ScopeFacts;
import org.throughline.reconcile.OfficialFigures.Figure;

/// Puts every scope of a build beside the official figures.
public final class Reconciler {

  private final SqlEngine engine;
  private final Measures measures;
  private final List<OfficialFigures> official;
  private final ScopeFacts facts;

  public Reconciler(SqlEngine engine, Measures measures, List<OfficialFigures> official) {
    this(engine, measures, official, new ScopeFacts(engine, measures));
  }

  /// @param facts what is known of scopes already
  public Reconciler(
      SqlEngine engine, Measures measures, List<OfficialFigures> official, ScopeFacts facts) {
    this.engine = engine;
    this.measures = measures;
    this.official = List.copyOf(official);
    this.facts = facts;
  }

  /// One entry per official figure that a scope can be compared with; one that says why for a scope
  /// without any.
  public List<Reconciliation> reconcile(List<Scope> scopes) {
    List<Reconciliation> results = new ArrayList<>();
    scopes.forEach(scope -> results.addAll(reconcile(scope)));
    return results;
  }

  private List<Reconciliation> reconcile(Scope scope) {
    MeasureSpec spec = measures.measure(scope.measure());
    Coverage coverage = facts.coverage(scope);
    List<Reconciliation> compared = new ArrayList<>();
    List<String> obstacles = new ArrayList<>();
    for (OfficialFigures publication : official) {
      List<Figure> figures = figuresFor(publication, scope);
      if (!publication.release().isEmpty()) {
        // About these records and no others, whatever they cover.
        if (publication.release().equals(scope.release())) {
          figures.forEach(figure -> compared.add(compare(scope, spec, figure)));
        }
        continue;
      }
      List<String> against = facts.obstacles(scope, publication.offices());
      if (!figures.isEmpty() && against.isEmpty()) {
        figures.forEach(figure -> compared.add(compare(scope, spec, figure)));
      }
      obstacles = against;
    }
    if (!compared.isEmpty()) {
      return compared;
    }
    return List.of(notComparable(scope, spec, coverage, obstacles));
  }

  private static List<Figure> figuresFor(OfficialFigures publication, Scope scope) {
    return publication.figures().stream()
        .filter(figure -> figure.measure().equals(scope.measure()))
        .filter(figure -> figure.fiscalYear() == scope.fiscalYear())
        .toList();
  }

  private Reconciliation compare(Scope scope, MeasureSpec spec, Figure figure) {
    StringBuilder where = new StringBuilder();
    List<Object> parameters = new ArrayList<>(List.of(scope.release(), scope.fiscalYear()));
    for (Map.Entry<String, String> limit : new TreeMap<>(figure.where()).entrySet()) {
      where.append(" and ").append(measures.dimension(limit.getKey()).dimension()).append(" = ?");
      parameters.add(limit.getValue());
    }
    long ours =
        engine
            .rows(
                "select count(*) from %s where ? in (release, 'combined') and %s = ? and excluded_by is null%s"
                    .formatted(spec.sqlTable(), spec.rows().year(), where),
                parameters.toArray())
            .getFirst()
            .number(0);
    return new Reconciliation.Compared(
        scope, figure.what(), figure.where(), ours, figure.value(), figure.source(), figure.url());
  }

  private static Reconciliation notComparable(
      Scope scope, MeasureSpec spec, Coverage coverage, List<String> obstacles) {
    List<String> reasons = new ArrayList<>(obstacles);
    if (reasons.isEmpty()) {
      reasons.add("no official figure for this fiscal year is registered");
    }
    coverage.inputs().stream()
        .map(Coverage.Input::title)
        .distinct()
        .filter(title -> !title.isBlank())
        .forEach(title -> reasons.add("its sheet says \"" + title + "\""));
    return new Reconciliation.NotComparable(
        scope,
        "%s, %s (%s)".formatted(spec.title(), scope.fiscalYearLabel(), scope.release()),
        String.join("; ", reasons));
  }
}
