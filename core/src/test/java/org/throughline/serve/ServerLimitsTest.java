package org.throughline.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.serve.PublicationServer.Limits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How much a server does, for whom, and what it says of that.
final class ServerLimitsTest {

  private static final String ROWS = "/api/v1/data-sets/t/rows";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private interface Body {
    void with(PublicationServer server) throws Exception;
  }

  private void serving(Limits limits, Consumer<String> log, Body body) throws Exception {
    PublicationServerTest.publish(folder, PublicationServerTest.CSV);
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (PublicationServer server = PublicationServer.start(folder, anywhere, limits, log)) {
      body.with(server);
    }
  }

  private static HttpResponse<String> send(PublicationServer server, String method, String path)
      throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.address().getPort() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void requireProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asString()).isNotEmpty();
  }

  @Test
  void whoAsksTooOftenIsToldWhenToAskAgainAndHealthIsToldAllTheSame() throws Exception {
    serving(
        new Limits(8, 1),
        line -> {},
        server -> {
          HttpResponse<String> last = send(server, "GET", ROWS);
          for (int i = 0; i < 20 && last.statusCode() == 200; i++) {
            last = send(server, "GET", ROWS);
          }
          requireProblem(last, 429);
          assertThat(last.headers().firstValue("Retry-After")).hasValue("1");
          for (int i = 0; i < 20; i++) {
            assertThat(send(server, "GET", "/health").statusCode()).isEqualTo(200);
          }
          assertThat(send(server, "GET", "/metrics").body())
              .contains("throughline_answers_total{status=\"429\"} 1");
        });
  }

  @Test
  void aRequestThatTakesTooLongIsRefusedWithWhatWouldTakeLess() throws Exception {
    serving(
        new Limits(8, 0, Duration.ZERO),
        line -> {},
        server -> {
          HttpResponse<String> refused = send(server, "GET", ROWS);
          requireProblem(refused, 503);
          assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
          assertThat(send(server, "GET", "/health").statusCode()).isEqualTo(200);
        });
  }

  @Test
  void longAnswersThatNobodyTakesLeaveRoomForShortOnes() {
    Room room = new Room(Room.SMALL * 3L);
    Answer large = Answer.of(Answer.JSON, new byte[Room.SMALL * 2]);
    Answer small = Answer.of(Answer.JSON, new byte[Room.SMALL]);
    room.enter(large);
    for (int i = 0; i < 10; i++) {
      assertThat(room.enter(small)).isEqualTo(small);
    }
    Problem refused = Assertions.catchThrowableOfType(Problem.class, () -> room.enter(large));
    assertThat(refused.status()).isEqualTo(503);
    for (int i = 0; i < 10; i++) {
      room.leave(Room.SMALL);
    }
    room.leave(Room.SMALL * 2);
    assertThat(room.enter(large)).isEqualTo(large);
  }

  @Test
  void aMethodThatIsNotAllowedIsAnsweredWithThoseThatAre() throws Exception {
    serving(
        new Limits(8, 0),
        line -> {},
        server -> {
          String query = "/api/v1/data-sets/t/query";
          for (String path : List.of(query, query + "/", "/api/v1//data-sets/t/query")) {
            HttpResponse<String> got = send(server, "GET", path);
            requireProblem(got, 405);
            assertThat(got.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
          }
          for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE", "ODD")) {
            requireProblem(send(server, method, ROWS), 405);
            assertThat(send(server, method, "/").headers().firstValue("Allow"))
                .as(method)
                .hasValue("GET, HEAD");
          }
        });
  }

  /// A page of somebody else's may send queries: its browser asks before.
  @Test
  void aBrowserLearnsThatAQueryMayBeSentFromElsewhere() throws Exception {
    serving(
        new Limits(8, 0),
        line -> {},
        server -> {
          HttpResponse<String> answer = send(server, "OPTIONS", "/api/v1/data-sets/t/query");
          assertThat(answer.statusCode()).isEqualTo(204);
          assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
          assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
              .contains("POST");
          assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
              .contains("Content-Type");
          assertThat(
                  send(server, "GET", ROWS)
                      .headers()
                      .firstValue("Access-Control-Expose-Headers")
                      .orElse(""))
              .contains("Total-Count", "Next-Offset");
        });
  }

  /// What is passed over would be answered as if it had been heeded.
  @Test
  void aParameterThatIsNoneIsRefused() throws Exception {
    serving(
        new Limits(8, 0),
        line -> {},
        server -> {
          for (String path :
              List.of(
                  "/api/v1?x=1",
                  "/api/v1/openapi.yaml?x=1",
                  "/api/v1/measures?measure=arrests",
                  "/api/v1/data-sets?mesure=arrests",
                  "/api/v1/data-sets?measure=nothing",
                  "/api/v1/data-sets/t?format=csv",
                  "/api/v1/data-sets/t/versions?version=1.*",
                  "/api/v1/data-sets/t/dimensions/aor?sort=x")) {
            requireProblem(send(server, "GET", path), 400);
          }
          assertThat(send(server, "GET", "/api/v1/data-sets?measure=arrests").body())
              .contains("\"id\":\"t\"");
          for (String path : List.of("/api/v1/measures/x", "/api/v1/openapi.yaml/x", "/api/v1/x")) {
            requireProblem(send(server, "GET", path), 404);
          }
        });
  }

  @Test
  void theLogAndTheCountersSayWhatWasAnsweredAndNeverWhatWasAsked() throws Exception {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    serving(
        new Limits(8, 0),
        lines::add,
        server -> {
          send(server, "GET", ROWS + "?aor=boston");
          send(server, "GET", ROWS + "?aor=atlantis");
          Files.delete(folder.resolve("catalog.json"));
          requireProblem(send(server, "GET", ROWS + "?aor=denver"), 500);
          while (lines.size() < 3) {
            // It is counted and logged when it is sent, which may be after it was read.
            Thread.sleep(2);
          }
          String metrics = send(server, "GET", "/metrics").body();
          assertThat(metrics)
              .contains(
                  "throughline_answers_total{status=\"200\"} 1",
                  "throughline_answers_total{status=\"400\"} 1",
                  "throughline_answers_total{status=\"500\"} 1",
                  "throughline_answer_seconds_bucket{le=\"+Inf\"} 3",
                  "throughline_answer_seconds_count 3",
                  "throughline_requests_running 1")
              .doesNotContain("boston", "atlantis", "denver", "127.0.0.1");
          for (String line : metrics.lines().toList()) {
            assertThat(line).matches("# (HELP|TYPE) \\w+ .+|\\w+(\\{\\w+=\"[^\"]+\"})? [0-9.]+");
          }
        });
    List<Integer> statuses = new ArrayList<>();
    for (String line : lines) {
      JsonNode said = JSON.readTree(line);
      statuses.add(said.path("status").asInt());
      assertThat(Instant.parse(said.path("at").asString())).isBefore(Instant.now());
      assertThat(line).doesNotContain("boston", "atlantis", "denver", "aor", "data-sets");
      assertThat(said.path("fault").asString(""))
          .matches(said.path("status").asInt() == 500 ? ".*Exception at .*" : "");
    }
    assertThat(statuses).contains(200, 400, 500);
  }

  @Test
  void whatIsBeingSentIsSentToTheEndWhenTheServerStops() throws Exception {
    byte[] content = new byte[20_000_000];
    PublicationServerTest.publish(folder, PublicationServerTest.CSV);
    Files.write(folder.resolve("long.png"), content);
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    PublicationServer server =
        PublicationServer.start(folder, anywhere, new Limits(8, 0), line -> {});
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /long.png HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      int got = in.readNBytes(1000).length;
      CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
      for (int part = 0; part < 5; part++) {
        Thread.sleep(100);
        got += in.readNBytes(1_000_000).length;
      }
      assertThat(closing).isNotDone();
      got += in.readAllBytes().length;
      assertThat(got).isGreaterThan(content.length);
      closing.get();
    }
  }

  @Test
  void aServerWithNothingToDoStopsAtOnce() throws Exception {
    Instant[] begin = new Instant[1];
    serving(
        new Limits(8, 0),
        line -> {},
        server -> {
          send(server, "GET", "/");
          begin[0] = Instant.now();
        });
    assertThat(Duration.between(begin[0], Instant.now())).isLessThan(Duration.ofSeconds(4));
  }
}
