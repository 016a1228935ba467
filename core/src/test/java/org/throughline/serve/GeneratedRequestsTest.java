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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
/// answered is what a database finds in the published file.
final class GeneratedRequestsTest {

  private static final int REQUESTS = 1500;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final List<String> COLUMNS =
      List.of("aor", "aor_label", "month", "month_label", "value", "status", "id");
  private static final List<String> WRONG =
      List.of("", "-1", "99999999999", "nothing", "a,b", "'", "%", "\u0000", "é😀", "../..", "[]");

  @TempDir Path folder;

  private final JsonNode document =
      YAMLMapper.builder().build().readTree(Catalog.text("/serve/openapi.yaml"));
  private final Random random = new Random(17);

  /// A request, and what it asks of the file; nothing where it may be wrong.
  private record Made(
      HttpRequest.Builder request, JsonNode operation, String where, boolean right) {}

  @Test
  void everyAnswerIsAsTheDocumentSaysAndAsTheFileHas() throws Exception {
    PublicationServerTest.publish(folder, PublicationServerTest.CSV);
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Map<Integer, Integer> answers = new TreeMap<>();
    try (PublicationServer server =
            PublicationServer.start(folder, anywhere, new Limits(8, 0), line -> {});
        DuckDbEngine engine = DuckDbEngine.open()) {
      String root = "http://127.0.0.1:" + server.address().getPort() + "/api/v1";
      List<String> paths = List.copyOf(document.path("paths").propertyNames());
      for (int i = 0; i < REQUESTS; i++) {
        Made made = made(root, paths.get(random.nextInt(paths.size())));
        HttpResponse<String> answer =
            CLIENT.send(made.request().build(), HttpResponse.BodyHandlers.ofString());
        answers.merge(answer.statusCode(), 1, Integer::sum);
        check(made, answer, engine);
      }
    }
    assertThat(answers.keySet()).as("Answers by status: " + answers).contains(200, 400, 404, 409);
  }

  private void check(Made made, HttpResponse<String> answer, DuckDbEngine engine) {
    String what = made.request().build() + " asked for " + made.where() + ": " + answer.body();
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
    if (made.right() && type.startsWith("application/json") && !made.where().isEmpty()) {
      JsonNode body = JSON.readTree(answer.body());
      List<String> found = new ArrayList<>();
      (body.has("rows") ? body.path("rows") : List.of(body))
          .forEach(row -> found.add(row.path("id").asString() + "=" + value(row.path("value"))));
      assertThat(found).as(what).isEqualTo(filed(made.where(), engine));
    }
  }

  private static String value(JsonNode number) {
    return number.isNull() ? "" : number.asString();
  }

  private List<String> filed(String where, DuckDbEngine engine) {
    return engine
        .rows(
            "select id || '=' || coalesce(value, '') from read_csv(?, header = true, all_varchar = true) where "
                + where,
            folder.resolve("tables/t.csv").toString())
        .stream()
        .map(row -> row.text(0))
        .toList();
  }

  private Made made(String root, String path) throws IOException {
    JsonNode operations = document.path("paths").path(path);
    JsonNode operation = operations.path(operations.has("post") ? "post" : "get");
    boolean right = random.nextInt(3) > 0;
    boolean there = right || random.nextInt(4) > 0;
    String address =
        root
            + path.replace("{id}", there ? "t" : wrong())
                .replace("{dimension}", there ? one(List.of("aor", "month")) : wrong());
    if (operations.has("post")) {
      ObjectNode body = JSON.createObjectNode();
      String where = condition(body.putObject("filter"), 0);
      String sent = right ? body.toString() : damaged(body.toString());
      return new Made(
          HttpRequest.newBuilder(URI.create(address))
              .POST(HttpRequest.BodyPublishers.ofString(sent)),
          operation,
          where,
          right);
    }
    Map<String, String> parameters = new TreeMap<>();
    String where =
        path.endsWith("/rows") || path.endsWith("/value") ? filters(parameters, path) : "";
    if (!right) {
      operation.path("parameters").forEach(given -> parameters.put(name(given), wrong(given)));
    }
    String query =
        parameters.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return new Made(
        HttpRequest.newBuilder(URI.create(address + (query.isEmpty() ? "" : "?" + query))),
        operation,
        where,
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
  private String filters(Map<String, String> parameters, String path) {
    String aor = one(List.of("boston", "denver"));
    String month = one(List.of("2023-01", "2023-02", "total"));
    parameters.put("aor", aor);
    if (path.endsWith("/value") || random.nextBoolean()) {
      parameters.put("month", month);
      return "aor = '%s' and month = '%s'".formatted(aor, month);
    }
    parameters.put("month.from", month);
    return "aor = '%s' and month >= '%s' and month <> 'total'".formatted(aor, month);
  }

  /// A text that a column may have; of a dimension one that it has, since any other is refused.
  private String text(String column) {
    return switch (column) {
      case "aor" -> one(List.of("boston", "denver"));
      case "month" -> one(List.of("2023-01", "2023-02", "total"));
      default -> one(List.of("boston", "2023-01", "120", "published", "Denver, and Salt Lake"));
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
      return "coalesce(%1$s, '') between '2' and 'q' and coalesce(%1$s, '') <> 'total'"
          .formatted(column);
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
