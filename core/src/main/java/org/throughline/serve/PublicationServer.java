package org.throughline.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Serves a published folder and the interface to its numbers, and nothing else. When another build becomes
/// current, or a later export lies in the folder, the next request is answered from it.
///
/// Safe for any number of clients; closing it lets running answers end.
public final class PublicationServer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_BODY = 100_000;
  private static final int LONGEST_ADDRESS = 8_000;
  private static final int GRACE_SECONDS = 5;

  /// How much is answered.
  ///
  /// @param atOnce how many requests are worked on at a time; others wait
  /// @param perSecond how many requests a client may send in a second; 0 for as many as they like
  public record Limits(int atOnce, int perSecond) {

    public static final Limits STANDARD = new Limits(64, 50);

    public Limits {
      if (atOnce < 1 || perSecond < 0) {
        throw new IllegalArgumentException("Limits are 1 and above, and 0 and above");
      }
    }
  }

  private final Path published;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places;
  private final RateLimit rate;
  private final Metrics metrics = new Metrics();
  private final Versions versions = new Versions();
  private final Consumer<String> log;
  private volatile Snapshot snapshot;

  private PublicationServer(Path published, HttpServer server, Limits limits, Consumer<String> log)
      throws IOException {
    this.published = published;
    this.server = server;
    this.log = log;
    places = new Semaphore(limits.atOnce(), true);
    rate = new RateLimit(limits.perSecond());
    snapshot = Snapshot.of(published.toRealPath());
  }

  /// Begins to serve.
  ///
  /// @param published the folder, or a link to it
  /// @param log hears a line in JSON for every answer, without what was asked for
  /// @throws IOException if the folder holds no publication, or the address is taken
  public static PublicationServer start(
      Path published, InetSocketAddress address, Limits limits, Consumer<String> log)
      throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    PublicationServer made;
    try {
      made = new PublicationServer(published, server, limits, log);
    } catch (IOException | RuntimeException e) {
      server.stop(0);
      throw e;
    }
    server.setExecutor(made.threads);
    server.createContext("/", made::handle);
    server.start();
    return made;
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private Snapshot current() throws IOException {
    Path folder = published.toRealPath();
    if (!snapshot.isOf(folder)) {
      snapshot = Snapshot.of(folder);
    }
    return snapshot;
  }

  private void handle(HttpExchange exchange) throws IOException {
    long start = System.nanoTime();
    try (exchange) {
      Answer answer;
      try {
        // Read before a place is taken: clients that send slowly keep nobody else waiting.
        byte[] body = body(exchange);
        answer = inTurn(exchange, body);
      } catch (Problem problem) {
        answer = isForReaders(exchange, problem) ? Site.missing(path(exchange)) : refusal(problem);
      } catch (IOException | RuntimeException e) {
        answer = refusal(new Problem(500, "A fault of the server", "The request was not answered"));
      }
      Reply.send(exchange, answer);
      long elapsed = System.nanoTime() - start;
      metrics.answered(answer.status(), elapsed, answer.body().length);
      log.accept(
          String.format(
              Locale.ROOT,
              "{\"status\":%d,\"bytes\":%d,\"microseconds\":%d}",
              answer.status(),
              answer.body().length,
              elapsed / 1_000));
    }
  }

  private Answer inTurn(HttpExchange exchange, byte[] body) throws IOException {
    places.acquireUninterruptibly();
    try {
      return answer(exchange, body);
    } finally {
      places.release();
    }
  }

  private Answer answer(HttpExchange exchange, byte[] body) throws IOException {
    String client = String.valueOf(exchange.getRemoteAddress().getAddress());
    if (!rate.allows(client, System.nanoTime())) {
      throw new Problem(429, "Too many requests", "Valid: a pause of a second");
    }
    URI address = exchange.getRequestURI();
    if (String.valueOf(address).length() > LONGEST_ADDRESS) {
      throw new Problem(
          414,
          "The address is too long",
          String.format(
              Locale.ROOT, "Valid: up to %,d characters, or a query by POST", LONGEST_ADDRESS));
    }
    String path = path(exchange);
    if (path.equals("/health")) {
      return Answer.of(Answer.JSON, "{\"status\":\"ok\"}");
    }
    if (path.equals("/metrics")) {
      return Answer.of("text/plain; version=0.0.4; charset=utf-8", metrics.text());
    }
    boolean isQuery = exchange.getRequestMethod().equals("POST") && path.endsWith("/query");
    if (!isQuery && !exchange.getRequestMethod().matches("GET|HEAD")) {
      throw new Problem(
          405, "The method is not allowed", "Valid: GET and HEAD, and POST of a query");
    }
    Snapshot now = current();
    Answer found =
        isOfApi(path)
            ? new Api(now, versions).answer(request(exchange, address, body))
            : new Site(now.folder()).answer(path);
    return Reply.of(exchange, found.with("Cache-Control", "public, max-age=60"));
  }

  private static String path(HttpExchange exchange) {
    return String.valueOf(exchange.getRequestURI().getPath());
  }

  /// Whether somebody looks for a page that is not there: a browser asks for HTML, a program does not, and below the
  /// interface everybody gets the problem as a document.
  private static boolean isForReaders(HttpExchange exchange, Problem problem) {
    Weights accepted = Weights.of(exchange.getRequestHeaders().get("Accept"));
    return problem.status() == 404
        && accepted.of("text/html").orElse(0) > 0
        && !isOfApi(path(exchange));
  }

  private static boolean isOfApi(String path) {
    return path.equals(Api.ROOT) || path.startsWith(Api.ROOT + "/");
  }

  private static Request request(HttpExchange exchange, URI address, byte[] body) {
    Weights accepted = Weights.of(exchange.getRequestHeaders().get("Accept"));
    return Request.of(exchange.getRequestMethod(), address, accepted, body);
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(LONGEST_BODY + 1);
    }
    if (body.length > LONGEST_BODY) {
      // What is left of it is not read, and the connection ends: who keeps it would send the next
      // request in vain.
      exchange.getResponseHeaders().set("Connection", "close");
      throw new Problem(
          413,
          "The query is too long",
          String.format(Locale.ROOT, "Valid: up to %,d bytes", LONGEST_BODY));
    }
    return body;
  }

  private static Answer refusal(Problem problem) {
    ObjectNode body = JSON.createObjectNode().put("type", "about:blank");
    body.put("title", problem.title())
        .put("status", problem.status())
        .put("detail", problem.detail());
    return Answer.of("application/problem+json", JSON.writeValueAsString(body))
        .withStatus(problem.status());
  }

  @Override
  public void close() {
    server.stop(GRACE_SECONDS);
    threads.close();
  }
}
