package org.throughline.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/// How an answer goes out: packed if the client takes that, not at all if it has it already, and with the headers that
/// every answer has.
final class Reply {

  private static final byte[] NOTHING = {};
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors *";

  private Reply() {}

  /// What was found, in the form that a client takes; 304 without it where the client has it.
  ///
  /// @throws Problem when the client takes no form of it
  static Answer of(HttpExchange exchange, Answer found) throws IOException {
    if (found.status() != 200) {
      return found;
    }
    Headers asked = exchange.getRequestHeaders();
    Coding coding = Coding.of(asked.get("Accept-Encoding"), found);
    String tag = Tag.of(found, coding);
    Answer tagged = found.with("ETag", tag);
    if (!exchange.getRequestMethod().equals("POST")
        && Tag.isAmong(asked.get("If-None-Match"), tag)) {
      return new Answer(304, found.type(), NOTHING, tagged.headers());
    }
    return coding == Coding.GZIP
        ? new Answer(200, found.type(), coding.write(found.body()), tagged.headers())
            .with("Content-Encoding", "gzip")
        : tagged;
  }

  /// What may be done at an address, for browsers that ask before they send a query from another site.
  static Answer methods(String allowed) {
    return new Answer(204, Answer.JSON, NOTHING, Map.of())
        .with("Allow", allowed)
        .with("Access-Control-Allow-Methods", allowed)
        .with("Access-Control-Allow-Headers", "Content-Type, If-None-Match")
        .with("Access-Control-Max-Age", "86400");
  }

  static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Content-Security-Policy", POLICY);
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set("Access-Control-Expose-Headers", "Total-Count, Next-Offset, Data-Version, ETag");
    headers.set("Vary", "Accept, Accept-Encoding");
    answer.headers().forEach(headers::set);
    // The JDK's server closes the connection when asked to, and does not say so: a client would
    // send its next request there.
    if ("close".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Connection"))) {
      headers.set("Connection", "close");
    }
    byte[] body = answer.body();
    boolean hasNone = answer.status() == 304 || answer.status() == 204;
    if (!hasNone) {
      headers.set("Content-Type", answer.type());
    }
    if (exchange.getRequestMethod().equals("HEAD") && !hasNone) {
      headers.set("Content-Length", String.valueOf(body.length));
    }
    boolean isSent = !exchange.getRequestMethod().equals("HEAD") && body.length > 0;
    exchange.sendResponseHeaders(answer.status(), isSent ? body.length : -1);
    if (isSent) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }
}
