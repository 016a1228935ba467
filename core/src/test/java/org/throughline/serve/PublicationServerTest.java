package org.throughline.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.engine.DuckDbEngine;
import org.throughline.serve.PublicationServer.Limits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is served is what the files say, and what they withhold is refused.
final class PublicationServerTest {

  static final String CSV =
      """
      aor,aor_label,month,month_label,value,status,id
      boston,Boston,2023-01,2023-01,120,published,r/arrests/fy2023/aor=boston/month=2023-01
      boston,Boston,2023-02,2023-02,,suppressed,r/arrests/fy2023/aor=boston/month=2023-02
      boston,Boston,total,Total,150,published,r/arrests/fy2023/aor=boston
      denver,"Denver, and Salt Lake",2023-01,2023-01,40,published,r/arrests/fy2023/aor=denver/month=2023-01
      denver,"Denver, and Salt Lake",2023-02,2023-02,0,published,r/arrests/fy2023/aor=denver/month=2023-02
      denver,"Denver, and Salt Lake",total,Total,40,published,r/arrests/fy2023/aor=denver
      """;

  @TempDir static Path folder = Path.of("");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static @Nullable PublicationServer server;

  @BeforeAll
  static void serve() throws IOException {
    publish(folder.resolve("first"), CSV);
    publish(folder.resolve("second"), CSV.replace("120", "121"));
    Files.writeString(folder.resolve("secret.txt"), "not published");
    Files.createSymbolicLink(folder.resolve("published"), Path.of("first"));
    server =
        PublicationServer.start(
            folder.resolve("published"),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Limits(8, 0),
            line -> {});
  }

  static void publish(Path place, String csv) throws IOException {
    publish(place, csv, "1.0.0");
  }

  private static void publish(Path place, String csv, String version) throws IOException {
    Files.createDirectories(place.resolve("tables"));
    Files.writeString(
        place.resolve("changes.json"),
        """
        {"version": "%1$s", "dataSets": {"arrests.by-x": {"version": "%1$s", "changes": [{"change": "to %1$s"}]}}}
        """
            .formatted(version));
    Files.writeString(place.resolve("index.html"), "<!doctype html><title>Page</title>");
    Files.writeString(place.resolve("tables/t.csv"), csv);
    Files.writeString(
        place.resolve("catalog.json"),
        """
        {"tables": [{"id": "t", "title": "Arrests", "measure": "arrests", "dataSet": "arrests.by-x", "unit": "arrest records",
          "policy": "default", "csv": {"path": "tables/t.csv", "sha256": "%s"}}]}
        """
            .formatted(Integer.toHexString(csv.hashCode())));
  }

  @AfterAll
  static void end() {
    running().close();
  }

  private static PublicationServer running() {
    return Objects.requireNonNull(server);
  }

  private static URI at(String path) {
    return URI.create("http://127.0.0.1:" + running().address().getPort() + path);
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path).body());
  }

  @Test
  void aFolderIsAnsweredWithItsSlashSoThatLinksOfItsPageLeadWhereTheyShould() throws Exception {
    HttpResponse<String> moved = get("/tables");

    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(moved.headers().firstValue("Location")).hasValue("/tables/");
  }

  @Test
  void aLaterExportIntoTheServedFolderIsServedAtOnce() throws Exception {
    Path site = folder.resolve("site");
    publish(site, CSV);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (PublicationServer of = PublicationServer.start(site, any, new Limits(8, 0), line -> {})) {
      URI address =
          URI.create("http://127.0.0.1:" + of.address().getPort() + "/api/v1/data-sets/t/rows");
      HttpRequest request = HttpRequest.newBuilder(address).build();
      HttpResponse<String> before = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      publish(site, CSV.replace("120", "121"));
      Files.setLastModifiedTime(
          site.resolve("catalog.json"), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
      HttpResponse<String> after = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(before.body()).contains("120").doesNotContain("121");
      assertThat(after.body()).contains("121").doesNotContain("120");
      assertThat(after.headers().firstValue("ETag"))
          .isNotEqualTo(before.headers().firstValue("ETag"));
    }
  }

  @Test
  void aDataSetOfTheSiteNamesTheTablesThatItIsMadeOfHere() throws Exception {
    JsonNode first = json("/api/v1/data-sets").path("dataSets").get(0);
    String ofSite = first.path("siteDataSet").asString("");

    HttpResponse<String> refused = get("/api/v1/data-sets/" + ofSite);
    assertThat(ofSite).isNotEmpty();
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).contains("Valid: " + first.path("id").asString("?"));
  }

  @Test
  void aVersionIsAskedForByNumberOrByItsBeginningAndAStar() throws Exception {
    Path site = folder.resolve("versioned");
    publish(site, CSV.replace("120", "300"), "2.0.0");
    publish(site.resolve("versions/1.9.0"), CSV.replace("120", "119"), "1.9.0");
    publish(site.resolve("versions/1.10.0"), CSV, "1.10.0");
    publish(site.resolve("versions/2.0.0"), CSV.replace("120", "300"), "2.0.0");
    publish(site.resolve("versions/draft"), CSV, "1.99.0");
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (PublicationServer of = PublicationServer.start(site, any, new Limits(8, 0), line -> {})) {
      String base = "http://127.0.0.1:" + of.address().getPort() + "/api/v1/data-sets/t/";
      String value = base + "value?aor=boston&month=2023-01";

      assertThat(answered(value, "2.0.0")).contains("300");
      assertThat(answered(value + "&version=1.*", "1.10.0")).contains("120");
      assertThat(answered(value + "&version=*", "2.0.0")).contains("300");
      assertThat(answered(value + "&version=1.9.0", "1.9.0")).contains("119");
      assertThat(answered(base + "rows?version=1.9.*&month=2023-01&format=csv", "1.9.0"))
          .contains("119");
      assertThat(JSON.readTree(answered(base + "versions", "")).findValuesAsString("version"))
          .containsExactly("2.0.0", "1.10.0", "1.9.0");
      for (String none : List.of("3.*", "1.9", "1.99.0")) {
        assertThat(status(value + "&version=" + none)).as(none).isEqualTo(404);
      }
      for (String wrong : List.of("1*", "..", "1.*.0", "")) {
        assertThat(status(value + "&version=" + wrong)).as(wrong).isEqualTo(400);
      }
    }
  }

  private static HttpResponse<String> asked(String address) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static int status(String address) throws Exception {
    return asked(address).statusCode();
  }

  /// What is answered, from this version.
  private static String answered(String address, String version) throws Exception {
    HttpResponse<String> answer = asked(address);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Data-Version").orElse("")).isEqualTo(version);
    return answer.body();
  }

  @Test
  void everyRowIsTheFilesRow() throws Exception {
    List<String> answered = new ArrayList<>();
    for (JsonNode row : json("/api/v1/data-sets/t/rows").path("rows")) {
      answered.add(row.path("id").asString() + "=" + row.path("value").asString("null"));
    }
    List<String> filed =
        CSV.lines()
            .skip(1)
            .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
            .map(cells -> cells[6] + "=" + (cells[4].isEmpty() ? "null" : cells[4]))
            .toList();
    assertThat(answered).isEqualTo(filed);
  }

  @Test
  void rowsAreFilteredSortedAndPagedAndTheCountOfAllIsSaid() throws Exception {
    HttpResponse<String> page =
        get(
            "/api/v1/data-sets/t/rows?month.from=2023-01&month.to=2023-02&sort=-value&limit=2&columns=value");
    assertThat(JSON.readTree(page.body()).path("rows").toString())
        .isEqualTo("[{\"value\":120},{\"value\":40}]");
    assertThat(page.headers().firstValue("Total-Count")).contains("4");
    assertThat(page.headers().firstValue("Next-Offset")).contains("2");
  }

  /// A total over months is no month, and months that were put together are in a range that holds them all.
  @Test
  void aRangeOfMonthsHoldsMonthsAndNoTotal() throws Exception {
    Path site = folder.resolve("spans");
    publish(
        site,
        """
        month,month_label,value,status,id
        2023-01,2023-01,120,published,r/arrests/fy2023/month=2023-01
        _r_2023-02-to-2023-04-1f1e1a4acdab,2023-02 to 2023-04,50,published,r/arrests/fy2023/month=x
        not-recorded,not recorded,11,published,r/arrests/fy2023/month=not-recorded
        _l_no-date,no date,12,published,r/arrests/fy2023/month=_l_no-date
        total,Total,193,published,r/arrests/fy2023
        """);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (PublicationServer of = PublicationServer.start(site, any, new Limits(8, 0), line -> {})) {
      String base =
          "http://127.0.0.1:" + of.address().getPort() + "/api/v1/data-sets/t/rows?columns=value&";

      assertThat(values(base + "month.from=2023-01&month.to=2023-12")).containsExactly(120, 50);
      assertThat(values(base + "month.from=2023-02&month.to=2023-12")).containsExactly(50);
      assertThat(values(base + "month.from=2023-03&month.to=2023-12")).isEmpty();
      assertThat(values(base + "month.to=2023-03")).containsExactly(120);
      assertThat(values(base + "month.to=z")).doesNotContain(193);
      assertThat(values(base + "month=total")).containsExactly(193);
    }
  }

  private static List<Integer> values(String address) throws Exception {
    List<Integer> values = new ArrayList<>();
    JSON.readTree(asked(address).body())
        .path("rows")
        .forEach(row -> values.add(row.path("value").asInt()));
    return values;
  }

  /// A browser shows a page of the site; a program, and whoever asks the interface, gets the problem as a document.
  @Test
  void whoLooksForAPageThatIsNotThereFindsTheWayBack() throws Exception {
    String[] browser = {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"};
    HttpResponse<String> english = get("/measures/none.html?%3Cscript%3E", browser);
    HttpResponse<String> spanish = get("/es/measures/none.html", browser);

    assertThat(english.statusCode()).isEqualTo(404);
    assertThat(english.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(english.body())
        .contains("<html lang=\"en\">", "There is no such page", "/index.html")
        .doesNotContain("none.html", "<script");
    assertThat(spanish.statusCode()).isEqualTo(404);
    assertThat(spanish.body()).contains("<html lang=\"es\">", "/es/index.html");
    for (HttpResponse<String> program :
        List.of(get("/api/v1/data-sets/none", browser), get("/none.csv", "Accept", "*/*"))) {
      assertThat(program.statusCode()).isEqualTo(404);
      assertThat(program.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
  }

  @Test
  void aQueryCombinesConditions() throws Exception {
    String query =
        """
        {"filter": {"and": [{"column": "status", "in": ["published"]},
          {"or": [{"column": "aor", "in": ["denver"]}, {"column": "month", "in": ["total"]}]},
          {"not": {"column": "month", "in": ["2023-01"]}}]}, "columns": ["id"], "sort": ["id"]}
        """;
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(at("/api/v1/data-sets/t/query"))
                .POST(HttpRequest.BodyPublishers.ofString(query))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(JSON.readTree(answer.body()).path("rows").findValuesAsString("id"))
        .containsExactly(
            "r/arrests/fy2023/aor=boston",
            "r/arrests/fy2023/aor=denver",
            "r/arrests/fy2023/aor=denver/month=2023-02");
  }

  /// A condition that is passed over would answer with other rows than were asked for.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'where': {'column': 'aor', 'in': ['boston']}}",
        "{'filter': {'column': 'aor', 'in': ['boston'], 'from': 'a'}}",
        "{'filter': {'and': [], 'column': 'aor', 'in': ['boston']}}",
        "{'filter': {'column': 'aor', 'in': 'boston'}}",
        "{'filter': {'column': 'aor', 'in': ['atlantis']}}",
        "{'filter': {'column': 'aor', 'equals': 'boston'}}",
        "{'filter': {'or': [{'not': {'and': [{'column': 'nothing', 'in': []}]}}, {'and': []}]}}",
        "{'filter': {'column': 'aor', 'from': 1}}",
        "{'columns': 'id'}",
        "{'columns': [1]}",
        "{'sort': 'id'}",
        "{'limit': -1}",
        "{'limit': null}",
        "[]"
      })
  void whatAQueryCannotMeanIsRefused(String query) throws Exception {
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(at("/api/v1/data-sets/t/query"))
                .POST(HttpRequest.BodyPublishers.ofString(query.replace('\'', '"')))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("alid");
  }

  @Test
  void whatWouldNeedAWithheldCellIsRefusedWithTheReason() throws Exception {
    HttpResponse<String> refused = get("/api/v1/data-sets/t/value?aor=boston&month=2023-02");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(refused.body()).contains("withheld by disclosure control");
    assertThat(json("/api/v1/data-sets/t/value?aor=boston").path("value").asInt()).isEqualTo(150);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/data-sets/nothing",
        "/api/v1/data-sets/t/rows?aor=atlantis",
        "/api/v1/data-sets/t/rows?nothing=1",
        "/api/v1/data-sets/t/rows?limit=-1",
        "/api/v1/data-sets/t/rows?format=xls",
        "/api/v1/data-sets/t/rows?aor=%ZZ",
        "/api/v1/data-sets/t/query",
        "/api/v1/data-sets/t/versions/2.*",
        "/api/v1/data-sets/t/rows/1",
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/index.html%00.png",
        "/nothing.html"
      })
  void whatCannotBeAnsweredIsAProblemDocument(String path) throws Exception {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), running().address().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).containsPattern("^HTTP/1.1 4\\d\\d").doesNotContain("not published");
    }
  }

  @Test
  void whoAsksToCloseTheConnectionIsToldThatItIsClosed() throws Exception {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), running().address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /health HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("\r\nConnection: close\r\n");
    }
  }

  @Test
  void aLaterBuildIsServedFromTheNextRequestOn() throws Exception {
    String rows = "/api/v1/data-sets/t/rows?aor=boston&month=2023-01";
    String before = get(rows).headers().firstValue("ETag").orElseThrow();
    assertThat(get(rows, "If-None-Match", before).statusCode()).isEqualTo(304);
    Path link = folder.resolve("new");
    Files.createSymbolicLink(link, Path.of("second"));
    Files.move(link, folder.resolve("published"), StandardCopyOption.ATOMIC_MOVE);
    assertThat(json(rows).at("/rows/0/value").asInt()).isEqualTo(121);
    assertThat(get(rows, "If-None-Match", before).statusCode()).isEqualTo(200);
    Files.createSymbolicLink(link, Path.of("first"));
    Files.move(link, folder.resolve("published"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void parquetAndJsonStatHoldTheSameNumbers() throws Exception {
    HttpResponse<byte[]> parquet =
        CLIENT.send(
            HttpRequest.newBuilder(at("/api/v1/data-sets/t/rows"))
                .header("Accept", "application/vnd.apache.parquet")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    Path file = Files.write(folder.resolve("rows.parquet"), parquet.body());
    try (DuckDbEngine engine = DuckDbEngine.open()) {
      assertThat(
              engine
                  .rows("select sum(value), count(*), count(value) from read_parquet(?)", "" + file)
                  .getFirst()
                  .values()
                  .toString())
          .isEqualTo("[350, 6, 5]");
    }
    JsonNode cube = json("/api/v1/data-sets/t/rows?format=json-stat");
    assertThat(cube.path("size").toString()).isEqualTo("[2,3]");
    assertThat(cube.path("value").toString())
        .isEqualTo("{\"0\":120,\"1\":null,\"2\":150,\"3\":40,\"4\":0,\"5\":40}");
    assertThat(cube.path("status").toString()).isEqualTo("{\"1\":\"suppressed\"}");
  }

  @Test
  void clientsThatSendSlowlyKeepNobodyWaiting() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int client = 0; client < 20; client++) { // more than there are places
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), running().address().getPort());
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                "POST /api/v1/data-sets/t/query HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII));
      }
      HttpRequest health =
          HttpRequest.newBuilder(at("/health")).timeout(Duration.ofSeconds(10)).build();
      assertThat(CLIENT.send(health, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aQueryIsNeverAnsweredAsUnchangedAndOneTooLongEndsTheConnection() throws Exception {
    String tag = get("/").headers().firstValue("ETag").orElseThrow();
    HttpRequest.Builder query = HttpRequest.newBuilder(at("/api/v1/data-sets/t/query"));
    HttpResponse<String> whole =
        CLIENT.send(
            query
                .header("If-None-Match", tag)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(whole.statusCode()).isEqualTo(200);
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), running().address().getPort())) {
      String head =
          "POST /api/v1/data-sets/t/query HTTP/1.1\r\nHost: x\r\nContent-Length: 100001\r\n\r\n";
      socket
          .getOutputStream()
          .write((head + "x".repeat(100_001)).getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 413")
          .containsIgnoringCase("\r\nConnection: close\r\n");
    }
  }

  @Test
  void aClientThatSendsTooManyRequestsIsToldToWait() throws IOException {
    InetAddress somebody = InetAddress.getByName("192.0.2.1");
    RateLimit limit = new RateLimit(2);
    int allowed = 0;
    for (int request = 0; request < 100; request++) {
      allowed += limit.allows(somebody, 0) ? 1 : 0;
    }
    assertThat(allowed).isEqualTo(20);
    assertThat(limit.allows(somebody, 0)).isFalse();
    assertThat(limit.allows(InetAddress.getByName("192.0.2.2"), 0)).isTrue();
    assertThat(limit.allows(somebody, 1_500_000_000L)).isTrue();
    // Whoever has a network of version 6 has more addresses than anybody could count.
    for (int request = 0; request < 20; request++) {
      limit.allows(InetAddress.getByName("2001:db8::" + request), 0);
    }
    assertThat(limit.allows(InetAddress.getByName("2001:db8::ffff"), 0)).isFalse();
    assertThat(limit.allows(InetAddress.getByName("2001:db8:0:1::1"), 0)).isTrue();
  }
}
