package org.throughline.official.reading;

import org.throughline.releases.Problem;

/// A table cannot be read.
final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refused(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
