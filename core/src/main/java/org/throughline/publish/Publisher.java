package org.throughline.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Writes a publication as files.
///
/// The same publication, audited on the same day, gives the same bytes on every machine. See
/// `docs/reference/published-files.md` for what is written.
public final class Publisher {

  private Publisher() {}

  /// Writes the site's pages, `data/`, `tables/`, `assets/`, `catalog.json` and what describes them for
  /// machines; for a comparison `columns.csv` and `values.csv` too. Nothing else writes into a
  /// published folder.
  ///
  /// @param directory a new or an empty folder; making it current in one step is the caller's
  ///     business
  /// @throws IOException if the folder has anything in it or cannot be written; what was written
  ///     until then stays
  public static void write(Publication publication, Path directory) throws IOException {
    write(publication, directory, AuditDay.today());
  }

  /// The same with the day on which the tables were audited, by which what was published once can be made
  /// again and compared.
  public static void write(Publication publication, Path directory, LocalDate audited)
      throws IOException {
    OutputFolder folder = OutputFolder.create(directory);
    List<TableFiles> tables = new ArrayList<>();
    for (Publication.Placed placed : publication.placed().toList()) {
      tables.add(writeTable(placed, publication.imprint(), folder, audited));
    }
    if (publication.columns().isPresent()) {
      folder.write("columns.csv", ChangeFiles.columns(publication.columns().get()));
      folder.write("values.csv", ChangeFiles.values(publication));
    }
    List<DataSet> sets = DataSet.of(publication, tables);
    Assets.write(folder);
    DataFiles.write(sets, folder);
    for (Texts texts : Texts.ALL) {
      SitePages.write(folder, publication, sets, audited, texts);
    }
    Descriptions.write(folder, publication, sets, audited);
    folder.write("catalog.json", CatalogFile.of(publication, tables, audited, folder.files()));
  }

  private static TableFiles writeTable(
      Publication.Placed placed, Imprint imprint, OutputFolder folder, LocalDate audited)
      throws IOException {
    PublishedTable table = placed.table();
    String stem = FileNames.stem(table.table().id());
    WrittenFile csv =
        folder.write("tables/" + stem + ".csv", CsvFile.of(table, placed.measure().extent()));
    String metadata = MetadataFile.of(placed, imprint, stem + ".csv", audited);
    return new TableFiles(
        table, csv, folder.write("tables/" + stem + ".metadata.json", metadata), audited);
  }
}
