package org.throughline.serve;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A request that is refused, as RFC 9457 writes it.
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int status;
  private final String title;
  private final String header;
  private final String value;

  /// @param title the kind of problem, the same for all of its kind
  /// @param detail what is wrong with this request, and what would be valid
  Problem(int status, String title, String detail) {
    this(status, title, detail, "", "");
  }

  private Problem(int status, String title, String detail, String header, String value) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.header = header;
    this.value = value;
  }

  static Problem invalid(String detail) {
    return new Problem(400, "The request cannot be understood", detail);
  }

  static Problem missing(String detail) {
    return new Problem(404, "There is no such thing", detail);
  }

  /// @param allowed the methods that would be, apart by commas
  static Problem notAllowed(String allowed) {
    return new Problem(
        405, "The method is not allowed", "Valid here: " + allowed, "Allow", allowed);
  }

  /// @param status 429 where this client is the reason, 503 where all are
  static Problem later(int status, String title, String detail) {
    return new Problem(status, title, detail, "Retry-After", "1");
  }

  /// As it is sent.
  Answer answer() {
    ObjectNode body = JSON.createObjectNode().put("type", "about:blank");
    body.put("title", title).put("status", status).put("detail", detail());
    Answer answer =
        Answer.of("application/problem+json", JSON.writeValueAsString(body))
            .withStatus(status)
            .with("Cache-Control", "no-store");
    return header.isEmpty() ? answer : answer.with(header, value);
  }

  int status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
