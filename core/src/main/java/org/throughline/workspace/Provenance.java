package org.throughline.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.throughline.digest.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a publication was made from: an in-toto statement (version 1) about every published file, with the provenance of
/// SLSA (version 1) as its predicate. It stands beside the files that it is about and says nothing that they, or what
/// may be known of them, do not: names and digests, what the user chose, how far the ledger had come.
///
/// @param files SHA-256 of every published file but the statement itself, by path
/// @param version the program's
/// @param choices what whoever built had chosen
/// @param materials the files that were read
/// @param history what had been published before
public record Provenance(
    Map<String, String> files,
    String version,
    Choices choices,
    List<Material> materials,
    History history) {

  /// Its name in a published folder.
  public static final String FILE = "provenance.json";

  /// The name of its signed envelope, which is there if whoever built had a key.
  public static final String ENVELOPE = "provenance.dsse.json";

  /// What the catalogue does not list, because it stands in them.
  public static final Set<String> FILES = Set.of(FILE, ENVELOPE);

  private static final String TYPE = "https://in-toto.io/Statement/v1";
  private static final String PREDICATE = "https://slsa.dev/provenance/v1";
  private static final String BUILD = "urn:throughline:build:v1";
  private static final String BUILDER = "urn:throughline:";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Provenance {
    files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
    materials = List.copyOf(materials);
  }

  /// What was chosen.
  ///
  /// @param input the name, without its place, of the file or folder that was read
  /// @param policy the policy's text
  /// @param rules the rule set's name
  /// @param combination the text of rules for releases that cover the same months; empty for the program's own
  /// @param acceptUnreadable whether sheets were taken whose dates were not understood
  /// @param imprint publisher, contact, licence and address, in this order
  /// @param day the day of the audit
  public record Choices(
      String input,
      String policy,
      String rules,
      String combination,
      boolean acceptUnreadable,
      List<String> imprint,
      LocalDate day) {
    public Choices {
      imprint = List.copyOf(imprint);
      if (imprint.size() != 4) {
        throw new IllegalArgumentException(
            "An imprint has publisher, contact, licence and address");
      }
    }
  }

  /// What a file was read as.
  public enum Role {
    RELEASE,
    FACILITIES,
    OFFICIAL
  }

  /// A file that was read.
  ///
  /// @param name relative to what was given, with forward slashes
  public record Material(Role role, String name, String sha256) {}

  /// What had been published before.
  ///
  /// @param ledger how many facts the ledger held; empty when none was kept
  /// @param head the hash of the last of them; empty when none was kept
  /// @param changes SHA-256 of the list of changes of the publication before; empty for the first
  public record History(Optional<Integer> ledger, String head, String changes) {

    /// Whether what was published before decides what is published now.
    public boolean isFirst() {
      return ledger.orElse(0) == 0 && changes.isEmpty();
    }
  }

  /// The digests of all files of a published folder but the statement and its envelope, and the versions that an export
  /// keeps beside it: those have statements of their own.
  public static Map<String, String> digests(Path published) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(published)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = published.relativize(file).toString().replace('\\', '/');
        if (!FILES.contains(path) && !path.startsWith(Site.VERSIONS + "/")) {
          digests.put(path, Sha256.of(file));
        }
      }
    }
    return digests;
  }

  /// Writes the statement into a published folder.
  public void write(Path published) throws IOException {
    Files.write(published.resolve(FILE), bytes());
  }

  /// Reads the statement of a published folder.
  ///
  /// @throws DamagedFileException when it is missing, or not as this program writes it
  public static Provenance read(Path published) throws IOException {
    Path file = published.resolve(FILE);
    try {
      byte[] bytes = Files.readAllBytes(file);
      Provenance read = of(JSON.readTree(bytes));
      if (!java.util.Arrays.equals(read.bytes(), bytes)) {
        throw new DamagedFileException(file);
      }
      return read;
    } catch (java.nio.file.NoSuchFileException
        | JacksonException
        | IllegalArgumentException
        | DateTimeException _) {
      throw new DamagedFileException(file);
    }
  }

  /// Byte for byte what stands in the file: the same provenance is written alike everywhere.
  byte[] bytes() {
    ObjectNode root = JSON.createObjectNode().put("_type", TYPE);
    files.forEach((path, sha256) -> named(root.withArray("subject").addObject(), path, sha256));
    root.put("predicateType", PREDICATE);
    ObjectNode predicate = root.putObject("predicate");
    ObjectNode build = predicate.putObject("buildDefinition").put("buildType", BUILD);
    ObjectNode external =
        build
            .putObject("externalParameters")
            .put("input", choices.input())
            .put("policy", choices.policy())
            .put("rules", choices.rules())
            .put("combination", choices.combination())
            .put("acceptUnreadable", choices.acceptUnreadable());
    choices.imprint().forEach(external.putArray("imprint")::add);
    ObjectNode internal =
        build.putObject("internalParameters").put("day", choices.day().toString());
    history.ledger().ifPresent(facts -> internal.put("ledgerFacts", facts));
    internal.put("ledgerHead", history.head()).put("changesBefore", history.changes());
    for (Material material : materials) {
      named(build.withArray("resolvedDependencies").addObject(), material.name(), material.sha256())
          .putObject("annotations")
          .put("role", material.role().name().toLowerCase(java.util.Locale.ROOT));
    }
    predicate.putObject("runDetails").putObject("builder").put("id", BUILDER + version);
    return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode named(ObjectNode node, String name, String sha256) {
    node.put("name", name).putObject("digest").put("sha256", sha256);
    return node;
  }

  private static Provenance of(JsonNode root) {
    JsonNode predicate = root.required("predicate");
    JsonNode build = predicate.required("buildDefinition");
    Map<String, String> files = new LinkedHashMap<>();
    for (JsonNode subject : root.required("subject")) {
      files.put(subject.required("name").asString(), sha256(subject));
    }
    List<Material> materials = new ArrayList<>();
    for (JsonNode one : build.required("resolvedDependencies")) {
      materials.add(
          new Material(
              Role.valueOf(
                  one.required("annotations")
                      .required("role")
                      .asString()
                      .toUpperCase(java.util.Locale.ROOT)),
              one.required("name").asString(),
              sha256(one)));
    }
    JsonNode internal = build.required("internalParameters");
    return new Provenance(
        files,
        predicate
            .required("runDetails")
            .required("builder")
            .required("id")
            .asString()
            .substring(BUILDER.length()),
        choices(build.required("externalParameters"), internal.required("day").asString()),
        materials,
        new History(
            internal.has("ledgerFacts")
                ? Optional.of(internal.path("ledgerFacts").asInt())
                : Optional.empty(),
            internal.required("ledgerHead").asString(),
            internal.required("changesBefore").asString()));
  }

  private static Choices choices(JsonNode external, String day) {
    return new Choices(
        external.required("input").asString(),
        external.required("policy").asString(),
        external.required("rules").asString(),
        external.required("combination").asString(),
        external.required("acceptUnreadable").asBoolean(),
        external.required("imprint").valueStream().map(JsonNode::asString).toList(),
        LocalDate.parse(day));
  }

  private static String sha256(JsonNode named) {
    return named.required("digest").required("sha256").asString();
  }
}
