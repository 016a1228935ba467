package org.throughline.publish;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Describes the published data in the forms that catalogues and citation tools read.
final class Descriptions {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String SPDX = "https://spdx.org/licenses/";
  private static final String MEDIA = "https://www.iana.org/assignments/media-types/";

  private Descriptions() {}

  /// Writes `datapackage.json`, `dcat.jsonld` and `CITATION.cff`.
  static void write(
      OutputFolder folder,
      Publication publication,
      Described sets,
      DataVersions versions,
      LocalDate audited)
      throws IOException {
    folder.write("datapackage.json", Json.text(dataPackage(publication, sets, versions, audited)));
    folder.write("dcat.jsonld", Json.text(dcat(publication, sets, versions, audited)));
    folder.write("CITATION.cff", citation(publication, audited));
  }

  /// What is described: our data sets, and the agencies' own as the catalogue has them.
  record Described(List<DataSet> sets, ArrayNode official) {
    Described {
      sets = List.copyOf(sets);
    }
  }

  static String schemaOrg(Imprint imprint, DataSet set, Texts texts) {
    String file = "../data/" + set.slug() + ".csv";
    return schemaOrg(imprint, set.title(texts), set.how().definition().toString(), file);
  }

  /// A schema.org description of a data set or of the whole, in one line that can stand in a page.
  ///
  /// @param download the way to the CSV; empty for none
  static String schemaOrg(Imprint imprint, String name, String description, String download) {
    ObjectNode root = NODES.objectNode().put("@context", "https://schema.org/");
    root.put("@type", "Dataset").put("name", name).put("description", description);
    root.put("isAccessibleForFree", true);
    root.putObject("creator").put("@type", "Organization").put("name", imprint.publisher());
    root.put(
        "license",
        isListed(imprint.licence()) ? SPDX + imprint.licence() + ".html" : imprint.licence());
    if (!download.isEmpty()) {
      ObjectNode file = root.putObject("distribution").put("@type", "DataDownload");
      file.put("encodingFormat", "text/csv").put("contentUrl", download);
    }
    return Json.line(root);
  }

  /// Frictionless Data Package: a resource per data set.
  private static ObjectNode dataPackage(
      Publication publication, Described described, DataVersions versions, LocalDate audited) {
    ObjectNode root = NODES.objectNode().put("profile", "tabular-data-package");
    root.put("name", "throughline").put("title", publication.title().toString());
    root.put("description", publication.introduction().toString());
    root.put("created", audited + "T00:00:00Z").put("version", versions.version());
    root.putArray("licenses").addObject().put("name", publication.imprint().licence());
    root.putArray("contributors").add(contributor(publication.imprint()));
    ArrayNode resources = root.putArray("resources");
    for (DataSet set : described.sets()) {
      ObjectNode resource = resources.addObject().put("profile", "tabular-data-resource");
      resource.put("name", set.slug()).put("path", "data/" + set.slug() + ".csv");
      resource.put("version", versions.of(set));
      resource
          .put("title", set.title(Texts.ENGLISH))
          .put("description", set.how().definition().toString());
      resource.put("format", "csv").put("mediatype", "text/csv").put("encoding", "utf-8");
      ObjectNode schema = resource.putObject("schema");
      ArrayNode fields = schema.putArray("fields");
      DataFiles.described(set)
          .forEach((name, type) -> fields.addObject().put("name", name).put("type", type));
      schema.putArray("missingValues").add("");
    }
    for (JsonNode set : described.official()) {
      String path = set.path("files").path(0).asString();
      ObjectNode resource = resources.addObject().put("profile", "tabular-data-resource");
      resource.put("name", stem(path).replace('/', '-')).put("path", path);
      resource
          .put("title", OfficialFiles.title(set))
          .put("description", set.path("note").asString());
      resource.put("format", "csv").put("mediatype", "text/csv").put("encoding", "utf-8");
      ArrayNode fields = resource.putObject("schema").putArray("fields");
      OfficialFiles.described()
          .forEach((name, type) -> fields.addObject().put("name", name).put("type", type));
    }
    return root;
  }

  private static ObjectNode contributor(Imprint imprint) {
    ObjectNode node = NODES.objectNode().put("title", imprint.publisher()).put("role", "publisher");
    return imprint.contact().isEmpty() ? node : node.put("path", imprint.contact());
  }

  private static ObjectNode dcat(
      Publication publication, Described described, DataVersions versions, LocalDate audited) {
    ObjectNode root = NODES.objectNode();
    ObjectNode context = root.putObject("@context");
    context
        .put("dcat", "http://www.w3.org/ns/dcat#")
        .put("dct", "http://purl.org/dc/terms/")
        .put("foaf", "http://xmlns.com/foaf/0.1/");
    // What the vocabulary wants as a resource is one: an address beside this file, or a known name.
    for (String resource : List.of("dcat:downloadURL", "dcat:mediaType", "dct:license")) {
      context.putObject(resource).put("@type", "@id");
    }
    context.putObject("dct:issued").put("@type", "http://www.w3.org/2001/XMLSchema#date");
    root.put("@type", "dcat:Catalog").put("dct:title", publication.title().toString());
    root.put("dct:issued", audited.toString());
    root.set("dct:publisher", agent(publication.imprint().publisher()));
    String licence = publication.imprint().licence();
    if (isListed(licence)) {
      root.put("dct:license", SPDX + licence);
    } else {
      root.put("dct:rights", licence);
    }
    ArrayNode list = root.putArray("dcat:dataset");
    for (DataSet set : described.sets()) {
      ObjectNode node = list.addObject().put("@type", "dcat:Dataset");
      node.put("dct:identifier", set.slug()).put("dct:title", set.title(Texts.ENGLISH));
      node.put("dcat:version", versions.of(set));
      node.put("dct:description", set.how().definition().toString());
      ArrayNode files = node.putArray("dcat:distribution");
      distributions(files, "data/" + set.slug());
    }
    for (JsonNode set : described.official()) {
      String stem = stem(set.path("files").path(0).asString());
      ObjectNode node = list.addObject().put("@type", "dcat:Dataset");
      node.put("dct:identifier", stem).put("dct:title", OfficialFiles.title(set));
      node.set("dct:creator", agent(set.path("producer").asString()));
      node.put("dct:description", set.path("note").asString());
      distributions(node.putArray("dcat:distribution"), stem);
    }
    return root;
  }

  private static ObjectNode agent(String name) {
    return NODES.objectNode().put("@type", "foaf:Agent").put("foaf:name", name);
  }

  /// Whether a licence is named as the list of SPDX names licences.
  private static boolean isListed(String licence) {
    return licence.matches("[A-Za-z0-9.+-]+");
  }

  private static String stem(String path) {
    return path.substring(0, path.lastIndexOf('.'));
  }

  private static void distributions(ArrayNode files, String stem) {
    distribution(files, stem + ".csv", "text/csv");
    distribution(files, stem + ".json", "application/json");
    distribution(files, stem + ".parquet", "application/vnd.apache.parquet");
  }

  private static void distribution(ArrayNode files, String path, String type) {
    ObjectNode file = files.addObject().put("@type", "dcat:Distribution");
    file.put("dcat:downloadURL", path).put("dcat:mediaType", MEDIA + type);
  }

  private static String citation(Publication publication, LocalDate audited) {
    Imprint imprint = publication.imprint();
    return """
    cff-version: 1.2.0
    message: If you use these numbers, cite them with the release they come from.
    type: dataset
    title: %s
    version: %s
    date-released: %s
    %sabstract: %s
    authors:
      - name: %s
    """
            .formatted(
                quoted(
                    publication.title()
                        + (publication.synthetic() ? " (synthetic, about nobody)" : "")),
                quoted(imprint.version() + ", rule set " + imprint.ruleSet()),
                audited,
                isListed(imprint.licence()) ? "license: " + quoted(imprint.licence()) + "\n" : "",
                quoted(Citation.of(publication, audited, Texts.ENGLISH)),
                quoted(imprint.publisher()))
        + (imprint.contact().isEmpty()
            ? ""
            : "contact:\n  - name: " + quoted(imprint.contact()) + "\n");
  }

  private static String quoted(String text) {
    return Json.line(NODES.stringNode(text));
  }
}
