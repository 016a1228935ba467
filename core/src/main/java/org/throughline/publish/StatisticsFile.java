package org.throughline.publish;

import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `statistics.json`: the means and stocks beside the tables, each with its id, definition, SQL and citation.
final class StatisticsFile {

  private StatisticsFile() {}

  static String of(Publication publication, LocalDate audited) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode list = root.putArray("statistics");
    for (Statistic one : publication.statistics()) {
      ObjectNode node = list.addObject().put("id", one.id().toString());
      node.put("measure", one.measure()).put("title", one.title());
      node.put("release", one.release()).put("period", one.period());
      node.put("covers", one.whole() ? "whole period" : "part of the period");
      node.put("value", one.inTenths() / 10.0).put("text", one.text()).put("unit", one.unit());
      node.put("roundedTo", one.shown().unit());
      one.stands().ifPresent(day -> node.put("stands", day.toString()));
      node.put("records", one.synthetic() ? "synthetic" : "released");
      node.put("definition", one.definition().toString());
      ArrayNode caveats = node.putArray("caveats");
      one.caveats().forEach(caveat -> caveats.add(caveat.toString()));
      node.put("sql", one.sql());
      node.put(
          "citation",
          Citation.of(
              one.title() + ", " + one.period(),
              List.of(one.release()),
              publication,
              audited,
              Texts.ENGLISH));
    }
    return Json.text(root);
  }
}
