package org.throughline.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.throughline.temporary.TemporaryFolder;

/// Serves a published folder and the interface to its numbers, and nothing else. When another build becomes
/// current, or a later export lies in the folder, the next request is answered from it.
///
/// Safe for any number of clients; closing it lets running answers end.
public final class PublicationServer implements AutoCloseable {

  private static final Pattern QUERY = Pattern.compile(Api.ROOT + "/+data-sets/+[^/]+/+query/*");
  private static final int LONGEST_BODY = 100_000;
  private static final int LONGEST_ADDRESS = 8_000;
  private static final int GRACE_SECONDS = 5;

  /// A client that takes longer to send a request, or to take an answer, is left.
  private static final String SLOWEST_SECONDS = "30";

  static {
    // The JDK's server reads these once, before the first one is made, and waits for ever without.
    System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", SLOWEST_SECONDS);
    System.getProperties().putIfAbsent("sun.net.httpserver.maxRspTime", SLOWEST_SECONDS);
  }

  /// How much is answered.
  ///
  /// @param atOnce how many requests are worked on at a time; others wait
  /// @param perSecond how many requests a client may send in a second; 0 for as many as they like
  /// @param longest how long a request waits for its turn, and how long it may then be worked on
  public record Limits(int atOnce, int perSecond, Duration longest) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    public static final Limits STANDARD = new Limits(16, 50);

    public Limits {
      if (atOnce < 1 || perSecond < 0 || longest.isNegative()) {
        throw new IllegalArgumentException("Limits are 1 and above, and 0 and above");
      }
    }

    public Limits(int atOnce, int perSecond) {
      this(atOnce, perSecond, LONGEST);
    }
  }

  private final Path published;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Limits limits;
  private final Semaphore places;
  private final RateLimit rate;
  private final Room room = Room.ofHeap(Runtime.getRuntime().maxMemory());
  private final Metrics metrics = new Metrics();
  private final Versions versions = new Versions();
  private final Consumer<String> log;
  private volatile Snapshot snapshot;

  private PublicationServer(Path published, HttpServer server, Limits limits, Consumer<String> log)
      throws IOException {
    this.published = published;
    this.server = server;
    this.limits = limits;
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
    TemporaryFolder.removeForgottenOnce();
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
    Snapshot known = snapshot;
    return known.isOf(folder) ? known : opened(folder);
  }

  /// One opens a later publication, and others wait for it.
  private synchronized Snapshot opened(Path folder) throws IOException {
    if (!snapshot.isOf(folder)) {
      snapshot = Snapshot.of(folder);
    }
    return snapshot;
  }

  /// What came of a request.
  ///
  /// @param fault of the server, named without anything that was asked for; empty if there was none
  private record Outcome(Answer answer, String fault) {}

  private void handle(HttpExchange exchange) throws IOException {
    long start = System.nanoTime();
    metrics.began();
    try (exchange) {
      Outcome outcome = outcome(exchange);
      int length = outcome.answer().body().length;
      boolean isTaken = false;
      try {
        Reply.send(exchange, outcome.answer());
        isTaken = true;
      } finally {
        // Who asked may have left, or have taken too long.
        room.leave(length);
        long elapsed = System.nanoTime() - start;
        metrics.answered(outcome.answer().status(), elapsed, length, isTaken);
        log.accept(
            LogLine.of(outcome.answer().status(), length, elapsed, isTaken, outcome.fault()));
      }
    } finally {
      metrics.ended();
    }
  }

  private Outcome outcome(HttpExchange exchange) {
    try {
      return new Outcome(room.enter(answer(exchange)), "");
    } catch (Problem problem) {
      boolean isForReaders = problem.status() == 404 && isReader(exchange) && !isOfApi(exchange);
      Answer answer = isForReaders ? Site.missing(path(exchange)) : problem.answer();
      return new Outcome(room.enter(answer), "");
    } catch (IOException | RuntimeException e) {
      Problem problem = new Problem(500, "A fault of the server", "The request was not answered");
      return new Outcome(room.enter(problem.answer()), LogLine.fault(e));
    }
  }

  /// A browser asks for HTML, a program does not.
  private static boolean isReader(HttpExchange exchange) {
    return accepted(exchange).of("text/html").orElse(0) > 0;
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = path(exchange);
    String method = exchange.getRequestMethod();
    boolean isRead = method.matches("GET|HEAD");
    if (isRead && path.equals("/health")) {
      // Whoever watches the server asks often, and is told at once however much there is to do.
      return Answer.of(Answer.JSON, "{\"status\":\"ok\"}").with("Cache-Control", "no-store");
    }
    if (isRead && path.equals("/metrics")) {
      return Answer.of("text/plain; version=0.0.4; charset=utf-8", metrics.text())
          .with("Cache-Control", "no-store");
    }
    requireRate(exchange);
    URI address = exchange.getRequestURI();
    if (String.valueOf(address).length() > LONGEST_ADDRESS) {
      throw new Problem(
          414,
          "The address is too long",
          String.format(
              Locale.ROOT, "Valid: up to %,d characters, or a query by POST", LONGEST_ADDRESS));
    }
    String allowed = allowed(exchange);
    if (!List.of(allowed.split(", ", -1)).contains(method)) {
      throw Problem.notAllowed(allowed);
    }
    if (method.equals("OPTIONS")) {
      return Reply.methods(allowed);
    }
    // Read before a place is taken: clients that send slowly keep nobody else waiting.
    byte[] body = body(exchange);
    return inTurn(exchange, body);
  }

  private void requireRate(HttpExchange exchange) {
    if (!rate.allows(exchange.getRemoteAddress().getAddress(), System.nanoTime())) {
      throw Problem.later(429, "Too many requests", "Valid: a pause of a second");
    }
  }

  private static String allowed(HttpExchange exchange) {
    if (!isOfApi(exchange)) {
      return "GET, HEAD";
    }
    return QUERY.matcher(exchange.getRequestURI().getRawPath()).matches()
        ? Api.QUERY_METHODS
        : "GET, HEAD, OPTIONS";
  }

  private Answer inTurn(HttpExchange exchange, byte[] body) throws IOException {
    try {
      if (!places.tryAcquire(limits.longest().toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      throw busy();
    }
    try {
      Snapshot now = current();
      Answer found =
          isOfApi(exchange)
              ? new Api(now, versions, limits.longest()).answer(request(exchange, body))
              : new Site(now.folder()).answer(path(exchange));
      return Reply.of(exchange, found.with("Cache-Control", "public, max-age=60"));
    } finally {
      places.release();
    }
  }

  private static Problem busy() {
    return Problem.later(
        503, "Too much is asked at once", "Valid: the same request some seconds later");
  }

  private static String path(HttpExchange exchange) {
    return String.valueOf(exchange.getRequestURI().getPath());
  }

  /// By the address as it was sent: a part of it may hold an encoded slash.
  private static boolean isOfApi(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    return path.equals(Api.ROOT) || path.startsWith(Api.ROOT + "/");
  }

  private static Request request(HttpExchange exchange, byte[] body) {
    return Request.of(
        exchange.getRequestMethod(), exchange.getRequestURI(), accepted(exchange), body);
  }

  private static Weights accepted(HttpExchange exchange) {
    return Weights.of(exchange.getRequestHeaders().get("Accept"));
  }

  private static byte[] body(HttpExchange exchange) {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(LONGEST_BODY + 1);
    } catch (IOException e) {
      exchange.getResponseHeaders().set("Connection", "close");
      throw Problem.invalid("The body ended too early. Valid: as many bytes as were said");
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

  @Override
  public void close() {
    server.stop(GRACE_SECONDS);
    threads.close();
  }
}
