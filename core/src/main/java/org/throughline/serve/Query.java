package org.throughline.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Which rows of a data set are asked for, in which order, and how many.
///
/// @param sort columns; one with a minus before it sorts downwards
/// @param limit the most rows to answer with; empty when all are asked for
record Query(
    Condition where, List<String> columns, List<String> sort, OptionalInt limit, int offset) {

  /// The most rows of one answer: more must be asked for in pages, so that nothing is cut in silence.
  static final int MOST_ROWS = 20_000;

  private static final List<String> MEMBERS =
      List.of("filter", "columns", "sort", "limit", "offset");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

  Query {
    columns = List.copyOf(columns);
    sort = List.copyOf(sort);
  }

  /// The rows asked for.
  ///
  /// @param total how many there are without limit and offset
  record Page(List<String> columns, List<List<String>> rows, int total, int offset) {}

  static Query of(DataSet data, Map<String, List<String>> parameters) {
    Map<String, List<String>> filters = new LinkedHashMap<>(parameters);
    List<String> columns = list(filters.remove("columns"));
    List<String> sort = list(filters.remove("sort"));
    OptionalInt limit = number("limit", filters.remove("limit"));
    OptionalInt offset = number("offset", filters.remove("offset"));
    List.of("format", "version").forEach(filters::remove);
    return new Query(Condition.of(data, filters), columns, sort, limit, offset.orElse(0));
  }

  /// From a body with `filter`, `columns`, `sort`, `limit` and `offset`, all of which may be missing.
  ///
  /// @throws Problem when it has anything else: what is passed over would be answered wrongly
  static Query of(DataSet data, JsonNode body) {
    if (!body.isObject() || !MEMBERS.containsAll(body.propertyNames())) {
      throw Problem.invalid(
          "Valid is an object with nothing but %s; this one is %s"
              .formatted(String.join(", ", MEMBERS), body));
    }
    Condition where =
        body.has("filter") ? Condition.of(data, body.get("filter")) : new Condition.And(List.of());
    return new Query(
        where,
        texts(body, "columns"),
        texts(body, "sort"),
        number("limit", text(body, "limit")),
        number("offset", text(body, "offset")).orElse(0));
  }

  /// The texts of a list; none where it is missing.
  static List<String> texts(JsonNode node, String name) {
    List<String> texts = new ArrayList<>();
    if (node.has(name) && !node.get(name).isArray()) {
      throw Problem.invalid("'" + name + "' is no list. Valid: a list of texts");
    }
    for (JsonNode one : node.path(name)) {
      if (!one.isString()) {
        throw Problem.invalid("'%s' has %s. Valid: texts".formatted(name, one));
      }
      texts.add(one.asString());
    }
    return List.copyOf(texts);
  }

  private static List<String> text(JsonNode body, String name) {
    return body.has(name) ? List.of(body.get(name).asString("?")) : List.of();
  }

  private static List<String> list(@Nullable List<String> given) {
    return given == null ? List.of() : List.of(given.getLast().split(",", -1));
  }

  private static OptionalInt number(String name, @Nullable List<String> given) {
    if (given == null || given.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!given.getLast().matches("\\d{1,9}")) {
      throw Problem.invalid(
          "%s=%s; valid is a whole number from 0 to 999999999".formatted(name, given.getLast()));
    }
    return OptionalInt.of(Integer.parseInt(given.getLast()));
  }

  /// @throws Problem when a column is unknown, the answer would be longer than one may be, or it takes too long
  Page of(DataSet data, Deadline until) {
    List<String> shown = columns.isEmpty() ? data.columns() : columns;
    int[] places = shown.stream().mapToInt(data::column).toArray();
    List<List<String>> found = new ArrayList<>();
    for (List<String> row : data.rows()) {
      until.check();
      if (where.holds(row)) {
        found.add(row);
      }
    }
    for (String column : sort.reversed()) {
      until.check();
      found = sorted(found, data, column);
    }
    int end = offset + Math.min(limit.orElse(Integer.MAX_VALUE - offset), found.size());
    List<List<String>> page =
        found.subList(Math.min(offset, found.size()), Math.min(end, found.size()));
    if (page.size() > MOST_ROWS) {
      throw new Problem(
          413,
          "The answer is too long",
          String.format(
              Locale.ROOT,
              "%,d rows of about %,d bytes; one answer has at most %,d rows. Valid: limit and"
                  + " offset, or the whole file %s",
              page.size(),
              bytes(page),
              MOST_ROWS,
              data.csv()));
    }
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : page) {
      List<String> texts = new ArrayList<>();
      for (int place : places) {
        texts.add(row.get(place));
      }
      rows.add(texts);
    }
    return new Page(shown, rows, found.size(), offset);
  }

  private static long bytes(List<List<String>> rows) {
    long first = rows.getFirst().stream().mapToLong(text -> text.length() + 1L).sum();
    return first * rows.size();
  }

  private record Keyed(List<String> row, long number, String text) {}

  private static List<List<String>> sorted(List<List<String>> rows, DataSet data, String column) {
    boolean down = column.startsWith("-");
    int place = data.column(down ? column.substring(1) : column);
    Comparator<Keyed> order = Comparator.comparingLong(Keyed::number).thenComparing(Keyed::text);
    return rows.stream()
        .map(row -> new Keyed(row, numeric(row.get(place)), row.get(place)))
        .sorted(down ? order.reversed() : order)
        .map(Keyed::row)
        .toList();
  }

  /// Numbers sort by their size, and before them what has none.
  private static long numeric(String text) {
    return NUMBER.matcher(text).matches() ? Long.parseLong(text) : Long.MIN_VALUE;
  }
}
