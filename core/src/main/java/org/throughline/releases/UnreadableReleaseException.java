package org.throughline.releases;

import java.util.List;
import java.util.stream.Collectors;

/// All problems that keep a release from being read, together.
public final class UnreadableReleaseException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public UnreadableReleaseException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
