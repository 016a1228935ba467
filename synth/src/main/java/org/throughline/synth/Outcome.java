package org.throughline.synth;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A way in which a stay ends.
///
/// @param reason stay release reason
/// @param days median length of such stays
/// @param spread standard deviation of the logarithm of the length
/// @param status case status afterwards
/// @param ordered probability of a final order
/// @param departs probability of a departure
record Outcome(
    String reason, double days, double spread, String status, double ordered, double departs) {

  static Shares<Outcome> read() {
    List<Outcome> outcomes = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (JsonNode node : Resources.yaml("/synth/outcomes.yaml").get("outcomes")) {
      outcomes.add(
          new Outcome(
              node.get("reason").asString(),
              node.get("days").asDouble(),
              node.get("spread").asDouble(),
              node.get("status").asString(),
              node.get("ordered").asDouble(),
              node.get("departs").asDouble()));
      shares.add(node.get("share").asDouble());
    }
    return new Shares<>(outcomes, shares.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
