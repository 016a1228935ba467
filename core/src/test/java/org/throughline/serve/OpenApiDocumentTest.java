package org.throughline.serve;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.catalog.Catalog;
import org.throughline.serve.PublicationServer.Limits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The OpenAPI document against running servers: every path, parameter, example, type and status.
final class OpenApiDocumentTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;

  private final JsonNode document =
      YAMLMapper.builder().build().readTree(Catalog.text("/serve/openapi.yaml"));

  /// @param path as the document writes it
  private record Operation(String path, String method, JsonNode says) {

    boolean ofServer() {
      return path.equals("/health") || path.equals("/metrics");
    }

    /// An address at which it is answered.
    String address(String id) {
      String query = path.endsWith("/value") ? "?aor=boston" : "";
      return (ofServer() ? "" : "/api/v1")
          + path.replace("{id}", id).replace("{dimension}", "aor")
          + query;
    }

    String address() {
      return address("t");
    }

    String and(String more) {
      return address() + (address().contains("?") ? "&" : "?") + more;
    }

    Set<String> statuses() {
      return new TreeSet<>(says.path("responses").propertyNames());
    }
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (String path : document.path("paths").propertyNames()) {
      for (String method : List.of("get", "post")) {
        JsonNode says = document.path("paths").path(path).path(method);
        if (!says.isMissingNode()) {
          operations.add(new Operation(path, method.toUpperCase(Locale.ROOT), says));
        }
      }
    }
    return operations;
  }

  private JsonNode resolved(JsonNode given) {
    return given.has("$ref") ? document.at(given.path("$ref").asString().substring(1)) : given;
  }

  private interface Body {
    void with(String root) throws Exception;
  }

  private void serving(Limits limits, Body body) throws Exception {
    PublicationServerTest.publish(folder, PublicationServerTest.CSV);
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (PublicationServer server = PublicationServer.start(folder, anywhere, limits, x -> {})) {
      body.with("http://127.0.0.1:" + server.address().getPort());
    }
  }

  private static HttpResponse<String> send(
      Operation operation, String address, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .method(operation.method(), HttpRequest.BodyPublishers.ofString(body));
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
  }

  private static String example(Operation operation) {
    return operation.method().equals("GET")
        ? ""
        : operation
            .says()
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("example")
            .toString();
  }

  @Test
  void everyPathParameterExampleAndTypeIsAnsweredAsItSays() throws Exception {
    serving(
        new Limits(8, 0),
        root -> {
          for (Operation operation : operations()) {
            requireAnswer(
                operation, send(operation, root + operation.address(), example(operation)));
            for (JsonNode given : operation.says().path("parameters")) {
              JsonNode parameter = resolved(given);
              List<String> values = new ArrayList<>();
              parameter.path("schema").path("enum").forEach(one -> values.add(one.asString()));
              if (parameter.has("example")) {
                values.add(parameter.path("example").asString());
              }
              if (parameter.path("in").asString().equals("query")) {
                assertThat(values).as(operation.path() + parameter).isNotEmpty();
              }
              for (String value : values) {
                String more =
                    parameter.path("name").asString()
                        + "="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8);
                HttpResponse<String> answer =
                    send(operation, root + operation.and(more), columned(operation, value));
                requireAnswer(operation, answer);
              }
            }
            for (String type :
                operation.says().path("responses").path("200").path("content").propertyNames()) {
              HttpResponse<String> answer =
                  send(
                      operation,
                      root + operation.address(),
                      columned(operation, "json-stat"),
                      "Accept",
                      type);
              requireAnswer(operation, answer);
              assertThat(type(answer)).as(operation.path()).isEqualTo(type);
            }
          }
        });
  }

  /// JSON-stat needs all columns, and the example asks for two.
  private static String columned(Operation operation, String format) {
    String example = example(operation);
    return format.equals("json-stat") && !example.isEmpty() ? "{}" : example;
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
  }

  private void requireAnswer(Operation operation, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + answer.body()).isEqualTo(200);
    JsonNode content = operation.says().path("responses").path("200").path("content");
    assertThat(content.propertyNames()).as(operation.path()).contains(type(answer));
    JsonNode schema = content.path(type(answer)).path("schema");
    if (!schema.isMissingNode()) {
      JsonNode body = JSON.readTree(answer.body());
      schema.path("required").forEach(name -> assertThat(body.has(name.asString())).isTrue());
    }
  }

  /// Whatever can be refused, unchanged or withheld is described, and what is described happens.
  @Test
  void everyStatusThatIsDescribedHappensAndNoOther() throws Exception {
    serving(
        new Limits(8, 0),
        root -> {
          for (Operation one : operations()) {
            if (one.ofServer()) {
              assertThat(one.statuses()).containsExactly("200");
              continue;
            }
            String body = example(one);
            happens(one, 400, send(one, root + one.and("nothing=1"), body));
            happens(one, 406, send(one, root + one.address(), body, "Accept-Encoding", "*;q=0"));
            happens(one, 413, send(one, root + one.address(), " ".repeat(100_001)));
            happens(one, 414, send(one, root + one.and("a=" + "b".repeat(8000)), body));
            if (one.method().equals("GET")) {
              happens(one, 304, send(one, root + one.address(), "", "If-None-Match", "*"));
            }
            if (one.path().contains("{id}")) {
              happens(one, 404, send(one, root + one.address("nothing"), body));
            }
            if (one.path().endsWith("/value")) {
              happens(one, 409, send(one, root + one.and("month=2023-02"), body));
            }
            Set<String> known =
                new TreeSet<>(Set.of("200", "400", "406", "413", "414", "429", "500", "503"));
            if (one.method().equals("GET")) {
              known.add("304");
            }
            if (one.path().contains("{id}")) {
              known.add("404");
            }
            if (one.path().endsWith("/value")) {
              known.add("409");
            }
            assertThat(one.statuses()).as(one.path()).isEqualTo(known);
          }
          Files.delete(folder.resolve("catalog.json"));
          for (Operation one : operations()) {
            if (!one.ofServer()) {
              happens(one, 500, send(one, root + one.address(), example(one)));
            }
          }
        });
    serving(
        new Limits(8, 1),
        root -> {
          for (Operation one : operations()) {
            HttpResponse<String> answer = send(one, root + one.address(), example(one));
            for (int i = 0; i < 20 && answer.statusCode() != 429 && !one.ofServer(); i++) {
              answer = send(one, root + one.address(), example(one));
            }
            happens(one, one.ofServer() ? 200 : 429, answer);
          }
        });
    serving(
        new Limits(8, 0, Duration.ZERO),
        root -> {
          for (Operation one : operations()) {
            if (one.path().matches(".*/(rows|query|value)")) {
              happens(one, 503, send(one, root + one.address(), example(one)));
            }
          }
        });
  }

  /// @param status that it has to have
  private void happens(Operation operation, int status, HttpResponse<String> answer) {
    String what = operation.path() + " " + status + ": " + answer.body();
    assertThat(answer.statusCode()).as(what).isEqualTo(status);
    JsonNode says = resolved(operation.says().path("responses").path(String.valueOf(status)));
    assertThat(says.has("description")).as(what).isTrue();
    assertThat(answer.headers().map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
        .as(what)
        .containsAll(
            says.path("headers").propertyNames().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    if (status > 304) {
      assertThat(says.path("content").propertyNames()).as(what).containsExactly(type(answer));
      JsonNode schema = resolved(says.path("content").path(type(answer)).path("schema"));
      JsonNode body = JSON.readTree(answer.body());
      assertThat(schema.path("required")).as(what).isNotEmpty();
      schema.path("required").forEach(name -> assertThat(body.has(name.asString())).isTrue());
      assertThat(body.path("status").asInt()).isEqualTo(status);
    }
  }

  @Test
  void everyReferenceOfTheDocumentLeadsSomewhere() {
    assertThat(document.path("openapi").asString()).startsWith("3.1");
    List<JsonNode> references = document.findValues("$ref");
    assertThat(references).isNotEmpty();
    for (JsonNode reference : references) {
      assertThat(document.at(reference.asString().substring(1)).isMissingNode())
          .as(reference.asString())
          .isFalse();
    }
  }
}
