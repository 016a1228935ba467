package org.throughline.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes a publication as files.
///
/// The same publication, audited on the same day, gives the same bytes on every machine. See
/// `docs/reference/published-files.md` for what is written.
public final class Publisher {

  private Publisher() {}

  /// What a site is written from beside its own tables.
  ///
  /// @param official the folder of a build with official statistics, if it has one
  /// @param before what was published last, as [PreviousPublication] keeps it, if anything was
  /// @param facilities the folder of a build's tables of facilities, if it has one
  public record Beside(Optional<Path> official, Optional<Path> before, Optional<Path> facilities) {

    /// Nothing.
    public static final Beside NOTHING =
        new Beside(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Writes the site's pages, `data/`, `tables/`, `assets/`, `catalog.json` and what describes them for
  /// machines; for a comparison `columns.csv` and `values.csv` too. Nothing else writes into a
  /// published folder.
  ///
  /// @param directory a new or an empty folder; making it current in one step is the caller's
  ///     business
  /// @throws IOException if the folder has anything in it or cannot be written; what was written
  ///     until then stays
  public static void write(Publication publication, Path directory) throws IOException {
    write(publication, directory, Beside.NOTHING);
  }

  /// The same with the agencies' own series beside it, as data sets of their own in `official/`, and with what changed
  /// since the last publication.
  public static void write(Publication publication, Path directory, Beside beside)
      throws IOException {
    write(publication, directory, beside, AuditDay.today());
  }

  /// The same with the day on which the tables were audited, by which what was published once can be made
  /// again and compared.
  public static void write(
      Publication publication, Path directory, Beside beside, LocalDate audited)
      throws IOException {
    OutputFolder folder = OutputFolder.create(directory);
    // Where no table is shown whoever reads the numbers finds none, and not that a folder is
    // missing.
    for (String part : List.of("tables", "data")) {
      Files.createDirectories(directory.resolve(part));
    }
    List<OfficialFacility> facilities =
        beside.official().map(OfficialFacilities::read).orElse(List.of());
    FacilityNames names = FacilityNames.of(beside.facilities(), facilities);
    List<TableFiles> tables = new ArrayList<>();
    for (Publication.Placed placed : publication.placed().toList()) {
      tables.add(writeTable(placed, publication.imprint(), names, folder, audited));
    }
    if (publication.columns().isPresent()) {
      folder.write("columns.csv", ChangeFiles.columns(publication.columns().get()));
      folder.write("values.csv", ChangeFiles.values(publication));
    }
    List<DataSet> sets = DataSet.of(publication, tables);
    Assets.write(folder);
    DataFiles.write(sets, names, folder);
    List<Standing> standing = Standing.of(publication, beside.before());
    Standing.write(standing, folder);
    folder.write("statistics.json", StatisticsFile.of(publication, audited));
    DataVersions versions = DataVersions.of(sets, folder, beside.before(), standing, audited);
    folder.write(DataVersions.FILE, versions.json());
    folder.write("assets/latest.js", "throughlineLatest(\"" + versions.version() + "\");\n");
    SitePages.Shown shown =
        new SitePages.Shown(
            publication,
            sets,
            versions,
            beside.official().map(OfficialNow::read).orElse(List.of()),
            beside.official().map(OfficialSeries::read).orElse(List.of()),
            facilities,
            names,
            audited);
    for (Texts texts : Texts.ALL) {
      SitePages.write(folder, shown, texts);
    }
    ArrayNode ofAgencies =
        beside.official().isPresent()
            ? OfficialFiles.write(folder, beside.official().get())
            : JsonNodeFactory.instance.arrayNode();
    Descriptions.write(
        folder, publication, new Descriptions.Described(sets, ofAgencies), versions, audited);
    folder.write(
        "catalog.json", CatalogFile.of(publication, tables, ofAgencies, audited, folder.files()));
  }

  private static TableFiles writeTable(
      Publication.Placed placed,
      Imprint imprint,
      FacilityNames names,
      OutputFolder folder,
      LocalDate audited)
      throws IOException {
    PublishedTable table = placed.table();
    String stem = FileNames.stem(table.table().id());
    WrittenFile csv =
        folder.write(
            "tables/" + stem + ".csv", CsvFile.of(table, placed.measure().extent(), names));
    String metadata = MetadataFile.of(placed, imprint, stem + ".csv", audited);
    return new TableFiles(
        table, csv, folder.write("tables/" + stem + ".metadata.json", metadata), audited);
  }
}
