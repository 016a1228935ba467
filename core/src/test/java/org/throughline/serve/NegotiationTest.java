package org.throughline.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.serve.PublicationServer.Limits;

/// Which form an answer has, and whether it is sent at all, as RFC 9110 has it.
final class NegotiationTest {

  private static final String ROWS = "/api/v1/data-sets/t/rows";
  private static final String LONG = "<!doctype html><title>Page</title>" + "word ".repeat(1000);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder = Path.of("");
  private static @Nullable PublicationServer server;

  @BeforeAll
  static void serve() throws IOException {
    PublicationServerTest.publish(folder, PublicationServerTest.CSV);
    Files.writeString(folder.resolve("long.html"), LONG);
    Files.writeString(folder.resolve("map.png"), LONG);
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = PublicationServer.start(folder, anywhere, new Limits(8, 0), line -> {});
  }

  @AfterAll
  static void end() {
    Objects.requireNonNull(server).close();
  }

  private static HttpResponse<byte[]> send(String method, String path, String... headers)
      throws Exception {
    int port = Objects.requireNonNull(server).address().getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gzip                        | gzip
          GZIP                        | gzip
          x-gzip                      | gzip
          *                           | gzip
          br, gzip;q=0.5              | gzip
          deflate;q=1.0, gzip ; q=0.1 | gzip
          gzip, identity;q=0.5        | gzip
          gzip;q=0.001                | gzip
          *;q=0.5, identity;q=0.2     | gzip
          identity;q=0, gzip          | gzip
          gzip;q=0                    |
          gzip;q=0.0, *               |
          gzip;q=0.000,deflate        |
          *;q=0, identity             |
          identity                    |
          identity, gzip;q=0.5        |
          gzip;q=0.2, *               |
          br, zstd                    |
          gzipped                     |
          gzip;q=x                    |
          ''                          |
          """)
  void anAnswerIsPackedOnlyForWhoTakesThat(String accepted, @Nullable String coding)
      throws Exception {
    HttpResponse<byte[]> answer = send("GET", "/long.html", "Accept-Encoding", accepted);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Encoding")).isEqualTo(coding == null ? "" : coding);
    byte[] plain =
        coding == null
            ? answer.body()
            : new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*;q=0", "identity;q=0", "gzip;q=0, identity;q=0", "br, *;q=0"})
  void whoTakesNeitherFormIsToldSo(String accepted) throws Exception {
    HttpResponse<byte[]> answer = send("GET", "/long.html", "Accept-Encoding", accepted);

    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void whatIsPackedAlreadyIsNotPackedAgain() throws Exception {
    assertThat(header(send("GET", "/map.png", "Accept-Encoding", "gzip"), "Content-Encoding"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/csv                                             | text/csv
          text/csv, application/json;q=0.5                     | text/csv
          text/csv;q=0.5, application/json                     | application/json
          application/json;q=0, */*;q=0.1                      | text/csv
          text/*                                               | text/csv
          */*, text/csv                                        | text/csv
          */*                                                  | application/json
          text/html,application/xhtml+xml,*/*;q=0.8            | application/json
          Application/VND.jsonstat+json; version=2.0; q=0.9    | application/vnd.jsonstat+json
          application/vnd.apache.parquet, application/json;q=0 | application/vnd.apache.parquet
          ''                                                   | application/json
          """)
  void rowsHaveTheTypeThatIsTakenMostGladly(String accepted, String type) throws Exception {
    HttpResponse<byte[]> answer = send("GET", ROWS, "Accept", accepted);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type").replaceAll(";.*", "")).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json;q=0", "*/*;q=0", "image/*"})
  void whoTakesNoTypeOfRowsIsToldWhichThereAre(String accepted) throws Exception {
    HttpResponse<byte[]> answer = send("GET", ROWS, "Accept", accepted);

    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("Valid: ", "text/csv");
    assertThat(send("GET", ROWS + "?format=csv", "Accept", accepted).statusCode()).isEqualTo(200);
  }

  @Test
  void whatAClientHasIsNotSentAgainHoweverItNamesIt() throws Exception {
    for (String path : new String[] {"/long.html", ROWS, "/api/v1/openapi.yaml"}) {
      String tag = header(send("GET", path), "ETag");
      for (String had :
          new String[] {
            tag, "W/" + tag, "\"other\", " + tag, tag + ",\"a,b\"", "W/\"x\" ,W/" + tag, "*", " * "
          }) {
        HttpResponse<byte[]> answer = send("GET", path, "If-None-Match", had);
        assertThat(answer.statusCode()).as(path + " " + had).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).isEqualTo(tag);
        assertThat(header(answer, "Cache-Control")).contains("max-age");
        assertThat(header(answer, "Vary")).contains("Accept");
      }
      HttpResponse<byte[]> lines =
          send("GET", path, "If-None-Match", "\"other\"", "If-None-Match", tag);
      assertThat(lines.statusCode()).as("two lines").isEqualTo(304);
      assertThat(send("HEAD", path, "If-None-Match", tag).statusCode()).isEqualTo(304);
      String unquoted = tag.replace("\"", "");
      for (String other : new String[] {"\"other\"", unquoted, "w/" + unquoted, "\"*\"", ""}) {
        assertThat(send("GET", path, "If-None-Match", other).statusCode())
            .as(path + " " + other)
            .isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing.html", "/api/v1/data-sets/nothing", "/api/v1/nothing", ROWS + "/1"})
  void whatIsNotThereIsNeverUnchanged(String path) throws Exception {
    String tag = header(send("GET", "/long.html"), "ETag");
    for (String had : new String[] {tag, "*", "W/" + tag}) {
      assertThat(send("GET", path, "If-None-Match", had).statusCode()).as(had).isEqualTo(404);
    }
    assertThat(send("GET", ROWS + "?aor=atlantis", "If-None-Match", "*").statusCode())
        .isEqualTo(400);
  }

  /// A cache keeps several forms under one address, and would show one for another.
  @Test
  void everyFormHasATagOfItsOwn() throws Exception {
    String json = header(send("GET", ROWS), "ETag");
    String csv = header(send("GET", ROWS + "?format=csv"), "ETag");
    String plain = header(send("GET", "/long.html"), "ETag");
    String packed = header(send("GET", "/long.html", "Accept-Encoding", "gzip"), "ETag");

    assertThat(json).matches("\"[0-9a-f]{32}\"").isNotEqualTo(csv);
    assertThat(send("GET", ROWS, "Accept", "text/csv", "If-None-Match", json).statusCode())
        .isEqualTo(200);
    assertThat(packed).isNotEqualTo(plain);
    assertThat(
            send("GET", "/long.html", "Accept-Encoding", "gzip", "If-None-Match", packed)
                .statusCode())
        .isEqualTo(304);
  }

  /// Without the answer, but with all that is said of it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/long.html",
        "/map.png",
        ROWS,
        ROWS + "?format=parquet",
        "/health",
        "/nothing.html",
        "/api/v1/data-sets/nothing"
      })
  void aHeadSaysWhatAGetWould(String path) throws Exception {
    for (String coding : new String[] {"identity", "gzip"}) {
      HttpResponse<byte[]> got = send("GET", path, "Accept-Encoding", coding);
      HttpResponse<byte[]> head = send("HEAD", path, "Accept-Encoding", coding);

      assertThat(head.body()).isEmpty();
      assertThat(head.statusCode()).isEqualTo(got.statusCode());
      assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(got.body().length));
      for (String name :
          new String[] {
            "Content-Type", "Content-Encoding", "ETag", "Cache-Control", "Total-Count"
          }) {
        assertThat(header(head, name)).as(name).isEqualTo(header(got, name));
      }
    }
  }
}
