package org.throughline.serve;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.throughline.catalog.Catalog;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The read-only interface that `serve/openapi.yaml` describes, over one snapshot.
final class Api {

  /// Where it begins.
  static final String ROOT = "/api/v1";

  /// What may be done where queries are sent.
  static final String QUERY_METHODS = "POST, OPTIONS";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Snapshot snapshot;
  private final Versions versions;
  private final Deadline until;

  /// @param versions of the folder that the snapshot is of
  /// @param longest how long an answer may take
  Api(Snapshot snapshot, Versions versions, Duration longest) {
    this.snapshot = snapshot;
    this.versions = versions;
    until = Deadline.in(longest);
  }

  /// @throws Problem when the request cannot be answered
  Answer answer(Request request) throws IOException {
    List<String> path = request.path();
    if (path.size() > 1 && path.getFirst().equals("data-sets")) {
      return dataSet(path.get(1), path.subList(2, path.size()), request);
    }
    return switch (String.join("/", path)) {
      case "" -> root(request);
      case "openapi.yaml" -> document(request);
      case "measures" -> measures(request);
      case "data-sets" -> dataSets(request);
      default ->
          throw Problem.missing(
              "Nothing is at %s/%s. Valid: what %s/openapi.yaml describes"
                  .formatted(ROOT, String.join("/", path), ROOT));
    };
  }

  private static Answer root(Request request) {
    request.requireOnly();
    return json(JSON.createObjectNode().put("openapi", ROOT + "/openapi.yaml"));
  }

  private static Answer document(Request request) {
    request.requireOnly();
    return Answer.of("application/yaml", Catalog.text("/serve/openapi.yaml"));
  }

  private Answer measures(Request request) {
    request.requireOnly();
    Map<String, Integer> sets = new TreeMap<>();
    sorted().forEach(one -> sets.merge(one.measure(), 1, Integer::sum));
    ObjectNode root = JSON.createObjectNode();
    ArrayNode measures = root.putArray("measures");
    sets.forEach(
        (measure, count) -> measures.addObject().put("measure", measure).put("dataSets", count));
    return json(root);
  }

  private List<DataSet> sorted() {
    return snapshot.dataSets().values().stream().sorted(Comparator.comparing(DataSet::id)).toList();
  }

  private Answer dataSets(Request request) {
    request.requireOnly("measure");
    Optional<String> measure = request.parameter("measure");
    List<String> measures = sorted().stream().map(DataSet::measure).distinct().sorted().toList();
    if (measure.isPresent() && !measures.contains(measure.get())) {
      throw Problem.invalid(
          "No data set is of measure '%s'. Valid: %s"
              .formatted(measure.get(), String.join(", ", measures)));
    }
    ObjectNode root = JSON.createObjectNode().put("publication", snapshot.digest());
    ArrayNode list = root.putArray("dataSets");
    for (DataSet data : sorted()) {
      if (measure.isEmpty() || data.measure().equals(measure.get())) {
        ObjectNode node = list.addObject().put("id", data.id());
        node.put("title", data.entry().path("title").asString(""));
        node.put("measure", data.measure());
        node.put("siteDataSet", data.entry().path("dataSet").asString(""));
        node.put("unit", data.entry().path("unit").asString(""));
        node.put("version", snapshot.version(data));
        node.put("rows", data.rows().size());
      }
    }
    return json(root);
  }

  private Answer dataSet(String id, List<String> rest, Request request) throws IOException {
    String what = rest.isEmpty() ? "" : rest.getFirst();
    if (rest.size() > (what.equals("dimensions") ? 2 : 1)) {
      throw Problem.missing("Nothing is below " + what);
    }
    if (what.equals("versions")) {
      request.requireOnly();
      return versions(id);
    }
    if (what.isEmpty() || what.equals("dimensions")) {
      request.requireOnly("version");
    } else if (what.equals("query")) {
      request.requireOnly("version", "format");
    }
    Optional<String> asked = request.parameter("version");
    Snapshot of = asked.isPresent() ? versions.fitting(snapshot, id, asked.get()) : snapshot;
    DataSet data = of.dataSet(id);
    Answer answer =
        switch (what) {
          case "" -> described(data, of.version(data));
          case "dimensions" -> dimension(data, rest);
          case "rows" -> rows(data, Query.of(data, request.parameters()), request);
          case "query" -> rows(data, query(data, request), request);
          case "value" -> value(data, request.parameters());
          default ->
              throw Problem.missing("A data set has dimensions, rows, query, value and versions");
        };
    return of.version(data).isEmpty() ? answer : answer.with("Data-Version", of.version(data));
  }

  private Answer versions(String id) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("id", id);
    ArrayNode list = root.putArray("versions");
    for (Versions.Version one : versions.of(snapshot, id)) {
      ObjectNode node = list.addObject().put("version", one.version());
      node.put("current", one.folder().equals(snapshot.folder()));
      node.set("changes", one.said().path("changes"));
    }
    return json(root);
  }

  private static Answer described(DataSet data, String version) {
    ObjectNode root = JSON.createObjectNode().put("id", data.id()).put("version", version);
    root.put("rows", data.rows().size());
    root.set("catalogue", data.entry());
    ArrayNode columns = root.putArray("columns");
    data.columns().forEach(columns::add);
    ArrayNode dimensions = root.putArray("dimensions");
    data.dimensions().forEach(dimensions::add);
    return json(root);
  }

  private static Answer dimension(DataSet data, List<String> rest) {
    if (rest.size() != 2 || !data.dimensions().contains(rest.get(1))) {
      throw Problem.missing(
          "Valid: /dimensions/ and one of " + String.join(", ", data.dimensions()));
    }
    ObjectNode root = JSON.createObjectNode().put("dimension", rest.get(1));
    ArrayNode values = root.putArray("values");
    data.values(rest.get(1))
        .forEach((value, label) -> values.addObject().put("value", value).put("label", label));
    return json(root);
  }

  private static Query query(DataSet data, Request request) {
    if (!request.method().equals("POST")) {
      throw Problem.notAllowed(QUERY_METHODS);
    }
    try {
      return Query.of(data, JSON.readTree(request.body()));
    } catch (JacksonException e) {
      throw Problem.invalid("The body is not JSON: " + e.getOriginalMessage());
    }
  }

  private Answer rows(DataSet data, Query query, Request request) throws IOException {
    Query.Page page = query.of(data, until);
    Answer answer = request.format().write(data, page);
    int next = page.offset() + page.rows().size();
    Answer counted = answer.with("Total-Count", String.valueOf(page.total()));
    return next < page.total() && query.limit().isPresent()
        ? counted.with("Next-Offset", String.valueOf(next))
        : counted;
  }

  /// One number. A dimension that is not named is taken over all its values, where the table has that
  /// total.
  private Answer value(DataSet data, Map<String, List<String>> parameters) {
    Map<String, List<String>> where = new LinkedHashMap<>(parameters);
    List.of("format", "version").forEach(where::remove);
    List<String> totals = new ArrayList<>();
    for (String dimension : data.dimensions()) {
      if (!where.containsKey(dimension)) {
        where.put(dimension, List.of(DataSet.TOTAL));
        totals.add(dimension);
      }
    }
    for (String dimension : totals) {
      if (!data.texts(dimension).contains(DataSet.TOTAL)) {
        throw Problem.invalid(
            "%s has no total over '%s'; name a value of it".formatted(data.id(), dimension));
      }
    }
    Query.Page page = Query.of(data, where).of(data, until);
    if (page.rows().size() != 1) {
      throw Problem.invalid(
          String.format(
              Locale.ROOT,
              "%d numbers are meant; name one value of each dimension",
              page.rows().size()));
    }
    List<String> row = page.rows().getFirst();
    String id = row.get(data.column("id"));
    if (row.get(data.column("status")).equals("suppressed")) {
      throw new Problem(
          409,
          "The number is withheld",
          "'%s' is withheld by disclosure control (%s); nothing that would need it is answered"
              .formatted(id, data.entry().path("policy").asString("")));
    }
    ObjectNode root = JSON.createObjectNode().put("id", id);
    root.put("value", new BigDecimal(row.get(data.column("value"))));
    root.put("status", row.get(data.column("status")));
    root.put("unit", data.entry().path("unit").asString(""));
    return json(root);
  }

  private static Answer json(ObjectNode node) {
    return Answer.of(Answer.JSON, JSON.writeValueAsString(node));
  }
}
