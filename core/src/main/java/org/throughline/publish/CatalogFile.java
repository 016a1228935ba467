package org.throughline.publish;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The list of everything published: tables, files with their checksums, withheld tables,
/// reconciliation.
final class CatalogFile {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CatalogFile() {}

  static String of(
      Publication publication,
      List<TableFiles> tables,
      ArrayNode official,
      LocalDate audited,
      List<WrittenFile> files) {
    ObjectNode root = NODES.objectNode().put("title", publication.title().toString());
    root.put("synthetic", publication.synthetic()).put("auditDate", audited.toString());
    root.set("imprint", imprint(publication.imprint()));
    root.put("citation", Citation.of(publication, audited, Texts.ENGLISH));
    root.set("inputs", MetadataFile.inputs(publication.inputs()));
    Map<String, Publication.Placed> places =
        publication
            .placed()
            .collect(Collectors.toMap(one -> one.table().table().id(), place -> place));
    ArrayNode list = root.putArray("tables");
    for (TableFiles table : tables) {
      ObjectNode node = table(table);
      Publication.Placed place = places.get(table.table().table().id());
      if (place != null) {
        List<String> releases = List.of(place.release().releaseId());
        node.put("title", place.title());
        node.put(
            "dataSet",
            DataSet.slug(place.measure().id(), DataSet.side(table.table().table().id())));
        node.put(
            "citation", Citation.of(place.title(), releases, publication, audited, Texts.ENGLISH));
      }
      list.add(node);
    }
    ArrayNode withheld = root.putArray("withheld");
    for (WithheldTable table : publication.withheld()) {
      withheld
          .addObject()
          .put("id", table.tableId())
          .put("title", table.title())
          .put("reason", table.reason().toString());
    }
    root.set("reconciliation", reconciliation(publication));
    if (!official.isEmpty()) {
      root.set("official", official);
    }
    ArrayNode all = root.putArray("files");
    files.forEach(file -> all.add(file(file)));
    return Json.text(root);
  }

  private static ObjectNode table(TableFiles files) {
    PublishedTable table = files.table();
    Suppression suppression = Suppression.of(table.table());
    ObjectNode node = NODES.objectNode().put("id", table.table().id());
    node.put("title", "").put("unit", table.table().unit());
    node.put("measure", table.how().measureId());
    node.put("cells", suppression.cells()).put("suppressedCells", suppression.suppressed());
    node.put("policy", table.table().policy().id());
    node.put("verdict", Wording.verdict(table.table().verdict()));
    node.set("csv", file(files.csv()));
    node.set("metadata", file(files.metadata()));
    return node;
  }

  private static ObjectNode imprint(Imprint imprint) {
    return NODES
        .objectNode()
        .put("program", "throughline")
        .put("version", imprint.version())
        .put("ruleSet", imprint.ruleSet())
        .put("publisher", imprint.publisher())
        .put("contact", imprint.contact())
        .put("licence", imprint.licence())
        .put("address", imprint.address());
  }

  private static ArrayNode reconciliation(Publication publication) {
    Map<String, Long> counts = publication.counts();
    ArrayNode rows = NODES.arrayNode();
    for (ReconciliationRow row : publication.reconciliation()) {
      ObjectNode node = rows.addObject().put("what", row.what()).put("source", row.source());
      if (!row.url().isEmpty()) {
        node.put("url", row.url());
      }
      switch (row) {
        case ReconciliationRow.Compared compared -> compared(node, compared, counts);
        case ReconciliationRow.OfStatistic compared -> {
          Statistic ours = publication.statistic(compared.statisticId());
          node.put("statistic", compared.statisticId()).put("ours", ours.inTenths() / 10.0);
          node.put("official", compared.official());
          node.put("verdict", Wording.comparison(ours, compared.official()));
        }
        case ReconciliationRow.NotComparable not ->
            node.put("notComparable", not.reason().toString());
      }
    }
    return rows;
  }

  private static void compared(
      ObjectNode node, ReconciliationRow.Compared row, Map<String, Long> counts) {
    long ours = count(counts, row.cellId());
    node.put("id", row.cellId()).put("ours", ours).put("official", row.official());
    node.put("verdict", Wording.comparison(ours, row.official()));
  }

  private static long count(Map<String, Long> counts, String cellId) {
    Long count = counts.get(cellId);
    if (count == null) {
      throw new IllegalStateException("Cell '" + cellId + "' is not published");
    }
    return count;
  }

  private static ObjectNode file(WrittenFile file) {
    return NODES
        .objectNode()
        .put("path", file.path())
        .put("bytes", file.bytes())
        .put("sha256", file.sha256());
  }
}
