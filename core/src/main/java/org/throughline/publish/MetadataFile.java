package org.throughline.publish;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.throughline.disclosure.Policy;
import org.throughline.table.Dimension;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a table's CSV contains and how it was counted, after the W3C's "CSV on the Web": the
/// columns in `tableSchema`, everything of our own in `notes`.
final class MetadataFile {

  /// Columns that say nothing in some rows: a withheld number has no value, a number that stands has no earlier one.
  private static final Set<String> MAY_BE_EMPTY =
      Set.of("value", "scope", "earlier_value", "earlier_date");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MetadataFile() {}

  /// @param csvName the CSV's file name, relative to the metadata file
  /// @param audited the day of the audit
  static String of(Publication.Placed placed, Imprint imprint, String csvName, LocalDate audited) {
    PublishedTable published = placed.table();
    ObjectNode root = NODES.objectNode();
    root.putArray("@context")
        .add("http://www.w3.org/ns/csvw")
        .add(NODES.objectNode().put("@language", "en"));
    root.put("url", csvName).put("dc:title", placed.title());
    root.put("dc:identifier", published.table().id());
    root.put("dc:publisher", imprint.publisher()).put("dc:license", imprint.licence());
    root.set("dialect", dialect());
    root.set("tableSchema", schema(published));
    root.putArray("notes").add(notes(placed, imprint, audited));
    return Json.text(root);
  }

  private static ObjectNode dialect() {
    return NODES.objectNode().put("encoding", "utf-8").put("header", true).put("delimiter", ",");
  }

  private static ObjectNode schema(PublishedTable published) {
    ObjectNode schema = NODES.objectNode();
    ArrayNode columns = schema.putArray("columns");
    for (Dimension dimension : published.table().dimensions()) {
      columns.add(column(dimension.id(), "string", dimension.label() + ": id of the category"));
      columns.add(
          column(dimension.id() + "_label", "string", dimension.label() + ": name for readers"));
    }
    String unit = published.table().unit();
    columns.add(
        column(
            "value",
            "nonNegativeInteger",
            published.table().policy().method().isExact()
                ? "Number of " + unit + "; empty if suppressed"
                : "Number of " + unit + ", not exact: see the policy"));
    columns.add(
        column(
            "status",
            "string",
            published.table().policy().method().isExact()
                ? "published or suppressed"
                : CsvFile.status(published.table().policy().method())));
    columns.add(column("id", "string", "Id of the number, as `throughline explain` takes it"));
    columns.add(column("covers", "string", "How much of the year or month the number is of"));
    columns.add(column("scope", "string", "What the agency calls the sheets; empty if nothing"));
    columns.add(column("records", "string", "released, or synthetic: made up, about nobody"));
    columns.add(
        column(
            "earlier_value",
            "nonNegativeInteger",
            "What was published before of a number that is suppressed now; empty if nothing"));
    columns.add(column("earlier_date", "date", "The day of that publication"));
    schema.put("primaryKey", "id");
    return schema;
  }

  private static ObjectNode column(String name, String datatype, String description) {
    ObjectNode column = NODES.objectNode().put("name", name).put("titles", name);
    column.put("datatype", datatype).put("dc:description", description);
    return column.put("required", !MAY_BE_EMPTY.contains(name));
  }

  private static ObjectNode notes(Publication.Placed placed, Imprint imprint, LocalDate audited) {
    PublishedTable published = placed.table();
    HowCounted how = published.how();
    ObjectNode notes = NODES.objectNode().put("measure", how.measureId());
    notes.put("unit", published.table().unit());
    notes.put("release", placed.release().releaseId()).put("period", placed.period().id());
    notes.set("covers", extent(placed.measure().extent()));
    notes.put("programVersion", imprint.version()).put("ruleSet", imprint.ruleSet());
    notes.put("definition", how.definition().toString()).put("sql", how.sql());
    notes.set("inputs", inputs(how.inputs()));
    notes.set("excludedRows", excluded(how.excluded()));
    notes.set("caveats", texts(how.caveats().stream().map(Sentence::toString).toList()));
    notes.set("policy", policy(published.table().policy()));
    notes.put("verdict", Wording.verdict(published.table().verdict()));
    notes.put("auditDate", audited.toString());
    suppression(notes, Suppression.of(published.table()));
    return notes;
  }

  private static ObjectNode extent(Extent extent) {
    ObjectNode node = NODES.objectNode();
    extent.first().ifPresent(month -> node.put("firstMonth", month.toString()));
    extent.last().ifPresent(month -> node.put("lastMonth", month.toString()));
    node.set("incompleteMonths", texts(extent.incompleteIds().stream().sorted().toList()));
    node.put("period", CsvFile.covers(List.of(), extent).getFirst());
    return node.put("scope", extent.scope()).put("synthetic", extent.synthetic());
  }

  private static void suppression(ObjectNode notes, Suppression suppression) {
    notes.put("cells", suppression.cells()).put("suppressedCells", suppression.suppressed());
    notes.put("suppressedCellsShare", Wording.share(suppression.suppressed(), suppression.cells()));
    if (suppression.people().isPresent()) {
      long people = suppression.people().getAsLong();
      notes.put("suppressedPeople", people);
      if (people == 0 || suppression.total().isPresent()) {
        notes.put("suppressedPeopleShare", Wording.share(people, suppression.total().orElse(0)));
      }
    }
  }

  static ArrayNode inputs(List<InputFile> files) {
    ArrayNode inputs = NODES.arrayNode();
    for (InputFile file : files) {
      inputs
          .addObject()
          .put("name", file.name())
          .put("sheet", file.sheet())
          .put("sha256", file.sha256());
    }
    return inputs;
  }

  private static ArrayNode excluded(List<ExcludedRows> rules) {
    ArrayNode excluded = NODES.arrayNode();
    for (ExcludedRows rule : rules) {
      ObjectNode node = excluded.addObject().put("rule", rule.rule());
      rule.rows()
          .shown()
          .ifPresentOrElse(rows -> node.put("rows", rows), () -> node.putNull("rows"));
    }
    return excluded;
  }

  private static ArrayNode texts(List<String> values) {
    ArrayNode texts = NODES.arrayNode();
    values.forEach(texts::add);
    return texts;
  }

  private static ObjectNode policy(Policy policy) {
    ObjectNode node = NODES.objectNode().put("id", policy.id());
    node.put("threshold", policy.threshold()).put("reason", policy.reason());
    node.set("rules", texts(policy.publicRules()));
    return node;
  }
}
