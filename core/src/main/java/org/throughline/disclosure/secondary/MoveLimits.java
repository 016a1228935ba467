package org.throughline.disclosure.secondary;

/// How far each cell may change, up and down; nowhere to begin with.
final class MoveLimits {

  final double[] up;
  final double[] down;

  MoveLimits(int cells) {
    up = new double[cells];
    down = new double[cells];
  }

  void set(int cell, double above, double below) {
    up[cell] = above;
    down[cell] = below;
  }
}
