package org.throughline.disclosure.linear;

/// How far each cell may change, up and down; nowhere to begin with.
public final class MoveLimits {

  public final double[] up;
  public final double[] down;

  public MoveLimits(int cells) {
    up = new double[cells];
    down = new double[cells];
  }

  /// How far one cell may change.
  public void set(int cell, double above, double below) {
    up[cell] = above;
    down[cell] = below;
  }
}
