package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.digest.Sha256;
import org.throughline.testing.MadeUpArrests;

/// Servers in processes of their own that are ended, gently or not.
///
/// `-Dkills=N -Dkills.seed=S` kill more of them, or at other moments.
final class EndOfServeTest {

  private static final int KILLS = Integer.getInteger("kills", 4);
  private static final long SEED = Long.getLong("kills.seed", 17);
  private static final int LONGEST_LIFE = 400;
  private static final int CLIENTS = 4;
  private static final int TERMINATED = 143;
  private static final Pattern ADDRESS = Pattern.compile("at http://127[.]0[.]0[.]1:(\\d+)/");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path place;

  private Path out;

  EndOfServeTest() {
    out = Path.of("");
  }

  @BeforeEach
  void build() throws IOException {
    out = place.resolve("out");
    Files.createDirectories(place.resolve("temporary"));
    MadeUpArrests.write(place.resolve("release"), "a.csv.gz", MadeUpArrests.lines(400, 1));
    Terminal.Outcome built =
        Terminal.run("build", place.resolve("release"), "--out", out, "--quiet");
    assertThat(built.exitCode()).as(built.err()).isZero();
  }

  /// Nothing of the workspace changes, nothing is left outside of it, and the next server starts.
  @Test
  void aKilledServerLeavesEverythingAsItWas() throws Exception {
    Map<String, String> before = state(out);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      Process server = launch("killed");
      int port = port(server, "killed");
      List<Thread> clients =
          Stream.generate(() -> Thread.startVirtualThread(() -> ask(server, port)))
              .limit(CLIENTS)
              .toList();
      Thread.sleep(random.nextLong(LONGEST_LIFE));
      assertThat(server.isAlive()).isTrue();
      server.destroyForcibly().waitFor();
      for (Thread client : clients) {
        client.join();
      }
      assertThat(state(out)).as("kill " + kill + " of seed " + SEED).isEqualTo(before);
    }
    Process last = launch("last");
    int port = port(last, "last");
    assertThat(answer(port, "/api/v1/data-sets").statusCode()).isEqualTo(200);
    last.destroy();
    assertThat(last.waitFor()).isEqualTo(TERMINATED);
    assertThat(state(out)).isEqualTo(before);
  }

  /// Until the server is gone.
  private static void ask(Process server, int port) {
    String rows = "/api/v1/data-sets/2019-icfo-99999.arrests.fy2016.by-month/rows?format=";
    while (server.isAlive()) {
      for (String path : List.of(rows + "parquet", rows + "csv", "/index.html")) {
        try {
          assertThat(answer(port, path).statusCode()).isIn(200, 429);
        } catch (IOException | InterruptedException _) {
          // It was killed while it answered.
        }
      }
    }
  }

  private static HttpResponse<byte[]> answer(int port, String path)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void aTerminatedServerSendsToTheEndWhatItIsSending() throws Exception {
    int length = 30_000_000;
    Files.write(out.resolve("published").toRealPath().resolve("long.png"), new byte[length]);
    Process server = launch("terminated");
    int port = port(server, "terminated");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "GET /long.png HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      int got = in.readNBytes(1000).length;
      server.destroy();
      for (int part = 0; part < 5; part++) {
        Thread.sleep(200);
        got += in.readNBytes(1_000_000).length;
      }
      assertThat(server.isAlive()).isTrue();
      got += in.readAllBytes().length;
      assertThat(got).isGreaterThan(length);
    }
    assertThat(server.waitFor()).isEqualTo(TERMINATED);
    try (Stream<Path> left = Files.list(place.resolve("temporary"))) {
      assertThat(left).isEmpty();
    }
  }

  private Process launch(String name) throws IOException {
    return Terminal.launch(
        place.resolve(name + ".txt"),
        List.of(
            "-Djava.io.tmpdir=" + place.resolve("temporary"),
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData"),
        "serve",
        out,
        "--port",
        0);
  }

  private int port(Process server, String name) throws Exception {
    Path says = place.resolve(name + ".txt");
    Terminal.await(server, () -> ADDRESS.matcher(Files.readString(says)).find());
    Matcher address = ADDRESS.matcher(Files.readString(says));
    assertThat(address.find()).isTrue();
    return Integer.parseInt(address.group(1));
  }

  /// Names, times and contents of all that is there.
  private static Map<String, String> state(Path folder) throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        state.put(
            folder.relativize(file).toString(),
            Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                + (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Sha256.of(file) : ""));
      }
    }
    return state;
  }
}
