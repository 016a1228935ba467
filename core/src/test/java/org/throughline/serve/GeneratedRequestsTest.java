package org.throughline.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.catalog.Catalog;
import org.throughline.engine.DuckDbEngine;
import org.throughline.serve.PublicationServer.Limits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Requests made up from the OpenAPI document, right ones and wrong ones: each is answered as the document says, and what is
/// answered, in whatever format, is what a database finds in the published file.
///
/// `-Drequests=N -Drequests.seed=S` try more of them, or others.
final class GeneratedRequestsTest {

  private static final int REQUESTS = Integer.getInteger("requests", 1500);
  private static final long SEED = Long.getLong("requests.seed", 17);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final List<String> COLUMNS =
      List.of("aor", "aor_label", "month", "month_label", "value", "status", "id");
  private static final List<String> AORS =
      List.of("boston", "denver", "el-paso", "_r_other-3--0a1b2c3d4e5f", "not-recorded", "total");
  private static final List<String> MONTHS =
      List.of("2023-01", "2023-02", "2023-09", "2023-10", "2024-01", "not-recorded", "total");
  private static final List<String> WRONG =
      List.of("", "-1", "99999999999", "nothing", "a,b", "'", "%", "\u0000", "é😀", "../..", "[]");

  @TempDir Path folder;

  private final JsonNode document =
      YAMLMapper.builder().build().readTree(Catalog.text("/serve/openapi.yaml"));
  private final Random random = new Random(SEED);
  private final Map<String, Integer> compared = new TreeMap<>();

  /// What a request asks of the file.
  ///
  /// @param order as SQL has it, with a comma behind it; empty for the file's
  /// @param page limit and offset as SQL
  private record Sought(List<String> columns, String where, String order, String page) {}

  /// A request, and what it asks of the file; nothing where it may be wrong.
  private record Made(
      HttpRequest.Builder request,
      JsonNode operation,
      Optional<Sought> sought,
      String format,
      boolean right) {}

  @Test
  void everyAnswerIsAsTheDocumentSaysAndAsTheFileHas() throws Exception {
    PublicationServerTest.publish(folder, csv());
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Map<Integer, Integer> answers = new TreeMap<>();
    try (PublicationServer server =
            PublicationServer.start(folder, anywhere, new Limits(8, 0), line -> {});
        DuckDbEngine engine = DuckDbEngine.open()) {
      String root = "http://127.0.0.1:" + server.address().getPort();
      List<String> paths = List.copyOf(document.path("paths").propertyNames());
      for (int i = 0; i < REQUESTS; i++) {
        String path =
            random.nextInt(3) == 0
                ? one(paths)
                : "/data-sets/{id}/" + one(List.of("rows", "query", "value"));
        Made made = made(root, path);
        HttpResponse<byte[]> answer =
            CLIENT.send(made.request().build(), HttpResponse.BodyHandlers.ofByteArray());
        answers.merge(answer.statusCode(), 1, Integer::sum);
        check(made, answer, engine);
      }
    }
    System.out.println("Answers by status: " + answers + ", compared by format: " + compared);
    assertThat(answers.keySet()).as("Answers by status: " + answers).contains(200, 400, 404, 409);
    assertThat(compared.keySet()).contains("json", "csv", "json-stat", "parquet", "value");
  }

  /// With names that CSV has to quote, and numbers that are withheld.
  private String csv() {
    StringBuilder text = new StringBuilder("aor,aor_label,month,month_label,value,status,id\n");
    for (String aor : AORS) {
      for (String month : MONTHS) {
        boolean withheld = random.nextInt(6) == 0;
        text.append(aor)
            .append(",\"")
            .append(aor.equals("denver") ? "Denver, \"\"and\"\" Salt Lake" : "Ñame of\n" + aor)
            .append("\",")
            .append(month)
            .append(",Month ")
            .append(month)
            .append(withheld ? ",,suppressed," : "," + random.nextInt(1000) + ",published,")
            .append("r/arrests/fy2023/aor=" + aor + "/month=" + month + "\n");
      }
    }
    return text.toString();
  }

  private void check(Made made, HttpResponse<byte[]> answer, DuckDbEngine engine)
      throws IOException {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    String what = made.request().build() + " asked for " + made.sought() + ": " + text;
    JsonNode said = made.operation().path("responses");
    assertThat(said.propertyNames()).as(what).contains(String.valueOf(answer.statusCode()));
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (answer.statusCode() != 200) {
      assertThat(made.right() && answer.statusCode() != 409).as(what).isFalse();
      assertThat(type).as(what).startsWith("application/problem+json");
      return;
    }
    assertThat(said.path("200").path("content").propertyNames())
        .as(what)
        .contains(type.replaceFirst(";.*", ""));
    if (made.right() && made.sought().isPresent()) {
      Sought sought = made.sought().get();
      List<List<String>> filed = filed(sought, engine);
      if (made.format().equals("json-stat")) {
        assertThat(cube(JSON.readTree(text))).as(what).isEqualTo(cells(filed));
      } else {
        assertThat(shown(made.format(), answer.body(), sought.columns(), engine))
            .as(what)
            .isEqualTo(filed);
      }
      compared.merge(made.format(), 1, Integer::sum);
    }
  }

  /// The rows of an answer, as texts.
  private List<List<String>> shown(
      String format, byte[] body, List<String> columns, DuckDbEngine engine) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    switch (format) {
      case "csv" -> {
        Path file = Files.write(folder.resolve("answer.csv"), body);
        String texts = texts(columns);
        rows.addAll(
            rows(
                engine,
                "select "
                    + texts
                    + " from read_csv(?, header = true, all_varchar = true, parallel = false, delim = ',', quote = '\"')",
                columns,
                file));
      }
      case "parquet" -> {
        Path file = Files.write(folder.resolve("answer.parquet"), body);
        rows.addAll(
            rows(
                engine,
                "select "
                    + texts(columns)
                    + " from read_parquet(?, file_row_number = true) order by file_row_number",
                columns,
                file));
      }
      default -> {
        JsonNode answer = JSON.readTree(body);
        for (JsonNode row : answer.has("rows") ? answer.path("rows") : List.of(answer)) {
          rows.add(
              columns.stream()
                  .map(name -> row.path(name).isNull() ? "" : row.path(name).asString())
                  .toList());
        }
      }
    }
    return rows;
  }

  private static String texts(List<String> columns) {
    return columns.stream()
        .map(name -> "coalesce(cast(" + name + " as varchar), '')")
        .collect(Collectors.joining(", "));
  }

  private static List<List<String>> rows(
      DuckDbEngine engine, String sql, List<String> columns, Path file) {
    return engine.rows(sql, file.toString()).stream()
        .map(row -> IntStream.range(0, columns.size()).mapToObj(row::text).toList())
        .toList();
  }

  private List<List<String>> filed(Sought sought, DuckDbEngine engine) {
    return rows(
        engine,
        "with filed as (select *, row_number() over () as n from read_csv(?, header = true, all_varchar = true, parallel = false))"
            + " select "
            + texts(sought.columns())
            + " from filed where "
            + sought.where()
            + " order by "
            + sought.order()
            + "n "
            + sought.page(),
        sought.columns(),
        folder.resolve("tables/t.csv"));
  }

  /// The cells of rows with all columns.
  private static Map<String, String> cells(List<List<String>> rows) {
    Map<String, String> cells = new TreeMap<>();
    rows.forEach(
        row ->
            cells.put(
                row.get(0) + "|" + row.get(1) + "|" + row.get(2) + "|" + row.get(3),
                row.get(4) + "|" + (row.get(5).equals("suppressed") ? "suppressed" : "")));
    return cells;
  }

  /// The same of a cube in JSON-stat.
  private static Map<String, String> cube(JsonNode cube) {
    Map<String, String> cells = new TreeMap<>();
    assertThat(cube.path("id").toString()).isEqualTo("[\"aor\",\"month\"]");
    JsonNode aors = cube.at("/dimension/aor/category");
    JsonNode months = cube.at("/dimension/month/category");
    int size = months.path("index").size();
    for (String place : cube.path("value").propertyNames()) {
      String aor = aors.path("index").path(Integer.parseInt(place) / size).asString();
      String month = months.path("index").path(Integer.parseInt(place) % size).asString();
      JsonNode value = cube.path("value").path(place);
      cells.put(
          aor
              + "|"
              + aors.path("label").path(aor).asString()
              + "|"
              + month
              + "|"
              + months.path("label").path(month).asString(),
          (value.isNull() ? "" : value.asString())
              + "|"
              + cube.path("status").path(place).asString(""));
    }
    return cells;
  }

  private Made made(String root, String path) throws IOException {
    JsonNode item = document.path("paths").path(path);
    JsonNode operation = item.path(item.has("post") ? "post" : "get");
    boolean right = random.nextInt(3) > 0;
    boolean there = right || random.nextInt(4) > 0;
    String address =
        root
            + (item.has("servers") ? "" : "/api/v1")
            + path.replace("{id}", there ? "t" : wrong())
                .replace("{dimension}", there ? one(List.of("aor", "month")) : wrong());
    if (path.endsWith("/value")) {
      return value(address, operation, right);
    }
    if (path.matches(".*/(rows|query)")) {
      return rows(address, operation, item.has("post"), right);
    }
    Map<String, String> parameters = new TreeMap<>();
    return new Made(
        get(address, parameters, operation, right), operation, Optional.empty(), "", right);
  }

  private HttpRequest.Builder get(
      String address, Map<String, String> parameters, JsonNode operation, boolean right) {
    if (!right) {
      operation.path("parameters").forEach(given -> parameters.put(name(given), wrong(given)));
    }
    String query =
        parameters.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(URI.create(address + (query.isEmpty() ? "" : "?" + query)));
  }

  private Made value(String address, JsonNode operation, boolean right) {
    Map<String, String> parameters = new TreeMap<>();
    String aor = one(AORS);
    parameters.put("aor", aor);
    String month = random.nextBoolean() ? "total" : one(MONTHS);
    if (!month.equals("total")) {
      parameters.put("month", month);
    }
    Sought sought =
        new Sought(
            List.of("id", "value", "status"),
            "aor = '%s' and month = '%s'".formatted(aor, month),
            "",
            "");
    return new Made(
        get(address, parameters, operation, right), operation, Optional.of(sought), "value", right);
  }

  private Made rows(String address, JsonNode operation, boolean isQuery, boolean right)
      throws IOException {
    String format = one(List.of("json", "csv", "json-stat", "parquet"));
    Map<String, String> parameters = new TreeMap<>(Map.of("format", format));
    ObjectNode body = JSON.createObjectNode();
    String where = isQuery ? condition(body.putObject("filter"), 0) : filters(parameters);
    List<String> columns = COLUMNS;
    if (!format.equals("json-stat") && random.nextBoolean()) {
      columns = COLUMNS.stream().filter(name -> name.equals("id") || random.nextBoolean()).toList();
      parameters.put("columns", String.join(",", columns));
    }
    StringBuilder order = new StringBuilder();
    if (random.nextBoolean()) {
      List<String> sort = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        String column = one(COLUMNS);
        String direction = random.nextBoolean() ? "" : " desc";
        sort.add((direction.isEmpty() ? "" : "-") + column);
        order.append(
            "coalesce(try_cast(%1$s as bigint), -9223372036854775808)%2$s, coalesce(%1$s, '')%2$s, "
                .formatted(column, direction));
      }
      parameters.put("sort", String.join(",", sort));
    }
    String page = "";
    if (random.nextBoolean()) {
      int limit = random.nextInt(20);
      int offset = random.nextInt(10);
      parameters.put("limit", String.valueOf(limit));
      parameters.put("offset", String.valueOf(offset));
      page = String.format(Locale.ROOT, "limit %d offset %d", limit, offset);
    }
    Optional<Sought> sought = Optional.of(new Sought(columns, where, order.toString(), page));
    if (!isQuery) {
      return new Made(get(address, parameters, operation, right), operation, sought, format, right);
    }
    for (String list : List.of("columns", "sort")) {
      if (parameters.containsKey(list)) {
        ArrayNode names = body.putArray(list);
        List.of(parameters.remove(list).split(",", -1)).forEach(names::add);
      }
    }
    for (String number : List.of("limit", "offset")) {
      if (parameters.containsKey(number)) {
        body.put(number, Integer.parseInt(parameters.remove(number)));
      }
    }
    String sent = right ? body.toString() : damaged(body.toString());
    return new Made(
        get(address, parameters, operation, right).POST(HttpRequest.BodyPublishers.ofString(sent)),
        operation,
        sought,
        format,
        right);
  }

  private String name(JsonNode given) {
    return resolved(given).path("name").asString();
  }

  private JsonNode resolved(JsonNode given) {
    return given.has("$ref") ? document.at(given.path("$ref").asString().substring(1)) : given;
  }

  /// Now and then the example that the document gives.
  private String wrong(JsonNode given) {
    return random.nextBoolean() ? one(WRONG) : resolved(given).path("example").asString("x");
  }

  private String wrong() {
    return URLEncoder.encode(one(WRONG) + "x", StandardCharsets.UTF_8);
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String damaged(String body) {
    int at = random.nextInt(body.length());
    return body.substring(0, at) + one(WRONG) + body.substring(Math.min(body.length(), at + 3));
  }

  /// Parameters of an address, and the same as SQL.
  private String filters(Map<String, String> parameters) {
    String aor = one(AORS);
    String month = one(MONTHS);
    parameters.put("aor", aor);
    if (random.nextBoolean()) {
      parameters.put("month", month);
      return "aor = '%s' and month = '%s'".formatted(aor, month);
    }
    parameters.put("month.from", "2023-02");
    return "aor = '%s' and month >= '2023-02' and month not in ('total', 'not-recorded')"
        .formatted(aor);
  }

  /// A text that a column may have; of a dimension one that it has, since any other is refused.
  private String text(String column) {
    return switch (column) {
      case "aor" -> one(AORS);
      case "month" -> one(MONTHS);
      default -> one(List.of("boston", "2023-01", "120", "published", "Denver, \"and\" Salt Lake"));
    };
  }

  /// Fills in a condition, and says the same as SQL.
  private String condition(ObjectNode node, int depth) {
    int kind = random.nextInt(depth > 3 ? 2 : 5);
    if (kind == 0) {
      String column = one(COLUMNS);
      String text = text(column);
      node.put("column", column).putArray("in").add(text);
      return "coalesce(%s, '') = '%s'".formatted(column, text);
    }
    if (kind == 1) {
      String column = one(COLUMNS);
      node.put("column", column).put("from", "2").put("to", "q");
      boolean isDimension = column.equals("aor") || column.equals("month");
      return "coalesce(%1$s, '') between '2' and 'q'".formatted(column)
          + (isDimension ? " and coalesce(%s, '') <> 'total'".formatted(column) : "");
    }
    if (kind == 2) {
      return "not (" + condition(node.putObject("not"), depth + 1) + ")";
    }
    String word = kind == 3 ? "and" : "or";
    ArrayNode parts = node.putArray(word);
    List<String> all = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      all.add("(" + condition(parts.addObject(), depth + 1) + ")");
    }
    return String.join(" " + word.toUpperCase(Locale.ROOT) + " ", all);
  }
}
