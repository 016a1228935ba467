package org.throughline.facilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.facilities.Listing.Place;
import org.throughline.releases.Made;
import org.throughline.releases.UnreadableReleaseException;

/// Lists are found by their headers, wherever those stand.
final class ListReaderTest {

  @TempDir private Path folder = Path.of("");

  private Path coded() {
    return Made.workbook(
        folder,
        "list.xlsx",
        Made.sheet("Notes", "What this is", "Name, City and State are columns"),
        Made.sheet(
            "Main",
            "Facility list",
            "FY2017 data: IIDS as of 10/02/2017",
            "FY2018 data: IIDS as of 11/06/2017; EID data through 11/04/2017",
            "",
            "Facility Information|||||||Population",
            "DETLOC|Name|City|State|Zip|AOR|Type|Type Detailed",
            "AMBE0TX|AMBERVALE  COUNTY JAIL|AMBERVALE|TX|70000|SNA|IGSA|DIGSA",
            "Redacted|Redacted|Redacted|Redacted|Redacted|SNA|ORR|ORR",
            "LOS CUST CASE|LOS ANGELES STAGING|LOS ANGELES|CA|90012|LOS|Other|HOLD"));
  }

  private Path uncoded() {
    return Made.workbook(
        folder,
        "statistics.xlsx",
        Made.sheet("Detention", "Month|Book-ins", "October|5"),
        Made.sheet(
            " Facilities FY25 ",
            "Source: ICE Integrated Decision Support (IIDS), 09/15/2025",
            "Name|Address|City|State|Zip|AOR|Type Detailed|Male/Female",
            "AMBERVALE CO JAIL|1 ROAD|AMBERVALE|TX|7000|SNA|DIGSA|Male",
            "",
            "[1] (AMBE0TX) AMBERVALE was closed"));
  }

  @Test
  void everySheetWithAListsHeaderIsRead() throws Exception {
    List<FacilityList> lists = ListReader.read(List.of(uncoded(), coded()));
    assertThat(lists).extracting(FacilityList::sheet).containsExactly("Main", " Facilities FY25 ");
    assertThat(lists).extracting(FacilityList::coded).containsExactly(true, false);
    assertThat(lists)
        .extracting(list -> list.asOf().orElseThrow())
        .containsExactly(LocalDate.of(2017, 11, 6), LocalDate.of(2025, 9, 15));
  }

  @Test
  void aRowSaysWhatAndWhereItIs() throws Exception {
    Listing listing = ListReader.read(List.of(coded())).getFirst().listings().getFirst();
    assertThat(listing.code()).isEqualTo("AMBE0TX");
    assertThat(listing.name()).isEqualTo("AMBERVALE COUNTY JAIL");
    assertThat(listing.place()).isEqualTo(new Place("AMBERVALE", "TX", "70000", "SNA"));
    assertThat(listing.type()).isEqualTo("DIGSA");
    assertThat(listing.origin()).hasToString("list.xlsx, sheet 'Main', row 7");
  }

  @Test
  void rowsThatAreNoFacilityAreCounted() throws Exception {
    coded();
    uncoded();
    assertThat(ListReader.read(List.of(folder)))
        .extracting(FacilityList::passedOver)
        .containsExactly(1, 1);
  }

  /// Whoever names a folder of lists expects lists in it.
  @Test
  void aFolderWithoutFilesIsRefused() {
    assertThatThrownBy(() -> ListReader.read(List.of(folder)))
        .isInstanceOf(UnreadableReleaseException.class)
        .hasMessageContaining("holds no files. Valid: at least one workbook");
  }

  @Test
  void aNumberThatLostItsZerosIsAZipAgain() throws Exception {
    Listing listing = ListReader.read(List.of(uncoded())).getFirst().listings().getFirst();
    assertThat(listing.place().zip()).isEqualTo("07000");
  }

  @Test
  void everyFileThatIsNoListIsNamedTogetherWithWhatWouldBe() {
    Path other = Made.workbook(folder, "other.xlsx", Made.sheet("A", "Name|City", "x|y"));
    Path broken = Made.bytes(folder, "broken.xlsx", new byte[] {'P', 'K', 3, 4, 1, 2});
    assertThatThrownBy(
            () -> ListReader.read(List.of(other, broken, folder.resolve("missing.xlsx"))))
        .isInstanceOf(UnreadableReleaseException.class)
        .hasMessageContaining("other.xlsx: holds no list of facilities")
        .hasMessageContaining("broken.xlsx: cannot be read")
        .hasMessageContaining("missing.xlsx: does not exist")
        .hasMessageContaining("DETLOC");
  }
}
