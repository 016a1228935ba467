package org.throughline.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.releases.Survey.SurveyedSheet;

final class SurveyorTest {

  private static final Registry REGISTRY = Registry.load();

  @TempDir Path folder;

  private List<SurveyedSheet> survey() throws IOException, UnreadableReleaseException {
    return Surveyor.survey(folder, REGISTRY).sheets();
  }

  private SheetMapping onlyMapping() throws IOException, UnreadableReleaseException {
    return ((Recognition.Known) survey().getFirst().recognition()).mapping();
  }

  private List<String> problems(Path input) {
    UnreadableReleaseException refused =
        catchThrowableOfType(
            UnreadableReleaseException.class, () -> Surveyor.survey(input, REGISTRY));
    return refused.problems().stream().map(Problem::toString).toList();
  }

  private String onlyProblem() {
    assertThat(problems(folder)).hasSize(1);
    return problems(folder).getFirst();
  }

  @Test
  void headersAreFoundByContentWhateverStandsAboveThem() throws Exception {
    Made.lines(folder, "a.csv", "U.S. Immigration", "", "Arrests|through|04/27/2018", Made.HEADER);
    assertThat(onlyMapping().headerRow()).isEqualTo(4);
    assertThat(onlyMapping().table().table()).isEqualTo("arrests");
    assertThat(onlyMapping().vocabulary()).isEqualTo("foia-2019");
  }

  @Test
  void headersAreFoundInAnyOrderCaseAndSpacing() throws Exception {
    List<String> headers = Arrays.asList(Made.HEADER.split("\\|"));
    java.util.Collections.reverse(headers);
    String odd = String.join("|", headers).toUpperCase(java.util.Locale.ROOT).replace(" ", "  ");
    Made.lines(folder, "a.csv", odd);
    assertThat(onlyMapping().columns())
        .extracting(c -> c.spec().name())
        .containsExactly(
            "gender",
            "citizenship",
            "birth_date",
            "disposition",
            "operation",
            "landmark",
            "method",
            "arrest_time",
            "aor");
  }

  /// The headers of a table, one for each column: `wanted` where it may be, which the vocabulary may spell
  /// in several ways.
  private static String released(String vocabulary, String table, String wanted) {
    Map<String, String> byColumn = new LinkedHashMap<>();
    REGISTRY.vocabularies().stream()
        .filter(one -> one.vocabulary().equals(vocabulary))
        .flatMap(one -> one.tables().stream())
        .filter(one -> one.table().equals(table))
        .flatMap(one -> one.columns().stream())
        .forEach(
            header ->
                byColumn.merge(
                    header.column(),
                    header.header(),
                    (first, other) -> other.equals(wanted) ? other : first));
    return String.join("|", byColumn.values());
  }

  @Test
  void aHeaderThatIsReleasedTwiceMeansTwoColumnsAndAThirdIsRefused() throws Exception {
    String headers = released("v2-2023-2025", "detainers", "Final Order Yes No");
    assertThat(headers.split("\\|", -1)).filteredOn("Final Order Yes No"::equals).hasSize(2);
    Made.lines(folder, "a.csv", headers);
    assertThat(onlyMapping().columns())
        .filteredOn(column -> column.header().equals("Final Order Yes No"))
        .extracting(column -> column.spec().name())
        .doesNotHaveDuplicates()
        .hasSize(2);
    Made.lines(folder, "a.csv", headers + "|Final Order Yes No");
    assertThat(onlyProblem()).contains("'Final Order Yes No' stands more than once");
  }

  @Test
  void misspelledHeadersAreKnown() throws Exception {
    Made.lines(folder, "a.csv", released("v1-2012-2023", "removals", "Anonymized Identifer"));
    assertThat(onlyMapping().columns())
        .filteredOn(column -> column.header().equals("Anonymized Identifer"))
        .extracting(column -> column.spec().name())
        .containsExactly("person");
    Made.lines(folder, "a.csv", released("v3-2026-03", "encounters", "Citizenship County"));
    assertThat(onlyMapping().columns())
        .filteredOn(column -> column.header().equals("Citizenship County"))
        .extracting(column -> column.spec().name())
        .containsExactly("citizenship");
  }

  @Test
  void aMissingRequiredColumnIsNamedWithItsPlace() {
    Made.workbook(
        folder,
        "a.xlsx",
        Made.sheet("FY16", "Title", Made.HEADER.replace("Citizenship", "Nation")));
    assertThat(onlyProblem())
        .startsWith("a.xlsx, sheet 'FY16', row 2: missing required column 'Citizenship'")
        .contains("Valid: every required header exactly once");
  }

  /// `Departure Date` is what an older vocabulary requires, with which the sheet has little else in common.
  @Test
  void aRenamedRequiredHeaderMakesNoOtherVocabulary() {
    String headers =
        Registry.load().vocabularies().stream()
            .filter(known -> known.vocabulary().equals("v3-2026-03"))
            .flatMap(known -> known.tables().stream())
            .filter(table -> table.table().equals("removals"))
            .flatMap(table -> table.columns().stream())
            .map(Vocabulary.Header::header)
            .distinct()
            .collect(java.util.stream.Collectors.joining("|"));
    assertThat(headers).startsWith("Departed Date|");
    Made.lines(folder, "a.csv", headers.replace("Departed Date|", "Departure Date|"));
    assertThatThrownBy(this::survey)
        .hasMessageContaining("missing required column 'Departed Date'")
        .hasMessageContaining("v3-2026-03");
  }

  @Test
  void anUnknownHeaderIsListedAndAnAbsentOptionalOneToo() throws Exception {
    Made.lines(folder, "a.csv", Made.HEADER.replace("Operation", "Shoe Size"));
    assertThat(onlyMapping().unknown()).containsExactly(new SheetMapping.Unknown(4, "Shoe Size"));
    assertThat(onlyMapping().missing()).containsExactly("Operation");
  }

  @Test
  void aHeaderThatStandsTwiceIsRefused() {
    Made.lines(folder, "a.csv", Made.HEADER + "|Gender");
    assertThat(onlyProblem()).contains("a.csv, row 1: column 'Gender' stands more than once");
  }

  @Test
  void aTruncatedGzipNamesTheFile() {
    StringBuilder text = new StringBuilder(Made.HEADER).append('\n');
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      text.append(Made.ROW).append(random.nextLong()).append('\n');
    }
    byte[] whole = Made.gzip(text.toString());
    Made.bytes(folder, "cut.csv.gz", Arrays.copyOf(whole, whole.length / 4));
    assertThat(onlyProblem()).startsWith("cut.csv.gz: cannot be read: ").contains("Valid: ");
  }

  @Test
  void anEmptyFileIsRefused() {
    Made.bytes(folder, "nothing.csv", new byte[0]);
    assertThat(onlyProblem()).contains("nothing.csv: cannot be read: the file is empty");
  }

  @Test
  void anEncryptedWorkbookSaysThatItIsProtected() {
    byte[] ole = new byte[2048];
    byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    System.arraycopy(magic, 0, ole, 0, magic.length);
    byte[] stream = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(stream, 0, ole, 1024, stream.length);
    Made.bytes(folder, "locked.xlsx", ole);
    assertThat(onlyProblem()).contains("locked.xlsx").contains("protected by a password");
  }

  @Test
  void binaryJunkIsNeitherAWorkbookNorText() {
    byte[] junk = new byte[5000];
    new Random(3).nextBytes(junk);
    Made.bytes(folder, "junk.csv", junk);
    assertThat(onlyProblem()).contains("junk.csv").contains("neither a workbook nor text");
  }

  @Test
  void anEmptyFolderAndAPathThatDoesNotExistAreSaidSo() {
    assertThat(onlyProblem()).contains("holds no files").contains("Valid: at least one");
    assertThat(problems(folder.resolve("nowhere")))
        .singleElement()
        .asString()
        .contains("nowhere: does not exist");
  }

  @Test
  void aFileWithoutAnyKnownHeaderNamesTheNearestVocabulary() {
    Made.lines(folder, "other.csv", "Gender|Citizenship|Age|Weight|Height|Shoe", "Male|X|1|2|3|4");
    assertThat(onlyProblem())
        .contains("other.csv: no sheet has the headers of a known vocabulary (nearest: ")
        .contains("% of headers in common");
  }

  @Test
  void allProblemsOfAllFilesComeTogetherInFileOrder() {
    Made.bytes(folder, "b.csv", new byte[0]);
    Made.lines(folder, "a.csv", Made.HEADER.replace("Citizenship", "Nation"));
    Made.lines(folder, "c.csv", Made.HEADER, Made.ROW);
    assertThat(problems(folder))
        .hasSize(2)
        .satisfies(all -> assertThat(all.get(0)).startsWith("a.csv"))
        .satisfies(all -> assertThat(all.get(1)).startsWith("b.csv"));
  }

  @Test
  void emptyForeignAndHiddenSheetsAreReportedAndNotRead() throws Exception {
    Made.workbook(
        folder,
        "a.xlsx",
        Made.sheet("Summary", "Arrests|110104"),
        Made.sheet("FY16", Made.HEADER, Made.ROW),
        Made.sheet("Blank"));
    assertThat(survey())
        .extracting(s -> s.recognition().getClass().getSimpleName())
        .containsExactly("Foreign", "Known", "Empty");
  }

  @Test
  void theReleaseIsTheNumberStatedThenTheNameThenTheFolder() throws Exception {
    Made.lines(folder, "2021-ICFO-11111.csv", "Prepared for 2019-ICFO-53623", Made.HEADER);
    Made.lines(folder, "x_2021-ICFO-11111.csv", Made.HEADER);
    Made.lines(folder, "y.csv", Made.HEADER);
    assertThat(survey())
        .extracting(SurveyedSheet::release)
        .containsExactly(
            "2019-ICFO-53623", "2021-ICFO-11111", String.valueOf(folder.getFileName()));
  }

  /// A page that was saved under the name of a workbook, and workbooks of other programs, pretend to be data.
  @ParameterizedTest
  @CsvSource({
    "a.xlsx,'<!DOCTYPE html><html><table>',a web page",
    "a.xls,'<HTML><BODY>',a web page",
    "a.csv,%PDF-1.7,a PDF document"
  })
  void whatPretendsToBeDataIsRefusedByWhatItIs(String name, String content, String what) {
    Made.lines(folder, "b.txt", Made.HEADER, Made.ROW);
    Made.lines(folder, name, content);
    assertThat(onlyProblem()).contains(name).contains(what);
  }

  @ParameterizedTest
  @CsvSource({"a.ods,content.xml,mimetype", "a.numbers,Index/Document.iwa,Metadata/x"})
  void workbooksOfOtherProgramsAreRefused(String name, String first, String second)
      throws Exception {
    Made.lines(folder, "b.txt", Made.HEADER, Made.ROW);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (String entry : List.of(first, second)) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write('x');
      }
    }
    assertThat(onlyProblem()).contains(name).contains("save it as xlsx");
  }

  @Test
  void whatLiesBesideTheFilesIsPassedOverAndNamed() throws Exception {
    Made.lines(folder, "a.txt", Made.HEADER, Made.ROW);
    List<String> beside =
        List.of(
            "~$a.xlsx",
            "Thumbs.db",
            "desktop.ini",
            "letter.doc",
            "letter.PDF",
            "hearing.mp4",
            "scan.tif",
            "README",
            "notes.txt",
            "datapackage.json",
            "load.py",
            "b.xlsx.part",
            "c.xlsx.opdownload",
            "d.csv.filepart",
            "e.xlsx.download",
            "map.gpkg",
            "arrests.feather",
            "minutes.pages",
            "b.xlsx~",
            "arrests.rds",
            "lake.sqlite");
    beside.forEach(name -> Made.bytes(folder, name, new byte[] {(byte) 0xD0, (byte) 0xCF, 0, 1}));
    Made.bytes(folder, "empty.txt", new byte[0]);
    Made.lines(
        folder,
        "notes.txt",
        "Dear requester,",
        "this, with commas, and more of them, is the whole of it.",
        "Yours, truly");
    assertThat(Surveyor.survey(folder, Registry.load()).sheets())
        .filteredOn(sheet -> sheet.recognition() instanceof Recognition.PassedOver)
        .extracting(sheet -> sheet.file().name())
        .containsAll(beside)
        .contains("empty.txt")
        .hasSize(beside.size() + 1);
    Made.bytes(folder, "empty.csv", new byte[0]);
    assertThatThrownBy(() -> Surveyor.survey(folder, Registry.load()))
        .hasMessageContaining("empty.csv");
  }

  @Test
  void aListOfColumnsIsPassedOverAndNamed() throws Exception {
    Made.lines(folder, "a.txt", Made.HEADER, Made.ROW);
    Made.lines(
        folder,
        "dictionary.csv",
        "column,meaning",
        "Apprehension Date,when it was",
        "Operation,in which",
        "Gender,as recorded");
    Survey survey = Surveyor.survey(folder, Registry.load());
    assertThat(survey.sheets())
        .extracting(sheet -> sheet.recognition().getClass().getSimpleName())
        .containsExactly("Known", "PassedOver");
  }

  @Test
  void hiddenFilesAndFoldersThatAreNoReleaseArePassedOver() throws Exception {
    Made.lines(folder, "a.csv", Made.HEADER);
    Made.lines(folder, ".hidden", "x");
    Path truth = Files.createDirectory(folder.resolve("truth"));
    Made.lines(truth, Surveyor.NOT_A_RELEASE, "");
    Made.lines(truth, "people.csv", "x");
    assertThat(survey()).extracting(s -> s.file().name()).containsExactly(".hidden", "a.csv");
  }

  @Test
  void aSheetIsOfTheVocabularyWhoseRequiredColumnsItHas() throws Exception {
    Made.workbook(
        folder,
        "seattle.xlsx",
        Made.sheet(
            "Arrests",
            "Arrest Date|Date of Birth|Gender|Country of Citizenship|Apprehension Landmark|Arrest"
                + " Method"),
        Made.sheet(
            "Book-ins",
            "Book In Date|a|b|c|d|e|f|g|h|i|Date of Birth|Gender|Country of Citizenship|Detention"
                + " Facility"),
        Made.sheet(
            "Removals", "DEPARTED_DATE|Date-of-Birth*|Gender|Country of Citizenship|Case Category"),
        Made.sheet("Summary", "Fiscal Year|Arrests", "2012|100"));
    Made.lines(
        folder,
        "encounters.csv",
        "Event Area of Responsibility|Event Date|Landmark|Operation|Processing Disposition|Birth"
            + " Date|Citizenship|Gender");
    assertThat(survey())
        .map(
            sheet ->
                sheet.recognition() instanceof Recognition.Known known
                    ? known.mapping().vocabulary() + " " + known.mapping().table().table()
                    : "not read")
        .containsExactly(
            "foia-2019 encounters",
            "uw-seattle-2019 arrests",
            "uw-seattle-2019 detentions",
            "uw-seattle-2019 removals",
            "not read");
  }
}
