package org.throughline.disclosure.secondary;

import java.util.Arrays;

/// What it costs to move each cell by one, up or down, and how far it may move. A cell that may
/// not move has no room.
final class Prices {

  final double[] up;
  final double[] down;
  final double[] roomUp;
  final double[] roomDown;

  Prices(int cells) {
    up = new double[cells];
    down = new double[cells];
    roomUp = new double[cells];
    roomDown = new double[cells];
  }

  void set(int cell, double price, double above, double below) {
    up[cell] = price;
    down[cell] = price;
    roomUp[cell] = above;
    roomDown[cell] = below;
  }

  /// The highest price set so far.
  double dearest() {
    return Arrays.stream(up).max().orElse(0);
  }

  /// Makes moving a cell by `distance` (up if positive) worth more than anything can cost.
  void reward(int cell, double distance, double prize) {
    up[cell] = distance > 0 ? -prize : 0;
    down[cell] = distance > 0 ? 0 : -prize;
    roomUp[cell] = Math.max(distance, 0);
    roomDown[cell] = Math.max(-distance, 0);
  }
}
