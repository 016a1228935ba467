package org.throughline.serve;

/// A request that is refused, as RFC 9457 writes it.
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  /// @param title the kind of problem, the same for all of its kind
  /// @param detail what is wrong with this request, and what would be valid
  Problem(int status, String title, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
  }

  static Problem invalid(String detail) {
    return new Problem(400, "The request cannot be understood", detail);
  }

  static Problem missing(String detail) {
    return new Problem(404, "There is no such thing", detail);
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
