package org.throughline.official;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A workbook as ICE posts them, with made-up numbers, and with whatever a test does to it.
public final class PostedWorkbook {

  private static final String[] MONTHS = {
    "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"
  };
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);

  private final Map<String, Map<Integer, Map<Integer, Object>>> sheets = new LinkedHashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final Map<String, List<int[]>> merged = new HashMap<>();

  /// The detention, facilities and footnotes sheets of a year as of a day; numbers grow with `size`.
  public static PostedWorkbook of(int year, LocalDate asOf, int size) {
    PostedWorkbook workbook = new PostedWorkbook();
    workbook.detention("Detention FY" + year % 100, year, asOf, size);
    workbook.facilities("Facilities FY" + year % 100, year, asOf, size);
    workbook.footnotes(year, asOf);
    return workbook;
  }

  PostedWorkbook detention(String sheet, int year, LocalDate asOf, int size) {
    put(sheet, "A3", "ICE DETENTION DATA, FY" + year);
    put(sheet, "A8", "ICE Currently Detained by Criminality and Arresting Agency");
    row(sheet, 9, "A", "Criminality", "ICE", "Percent ICE", "CBP", "Percent CBP", "Total");
    row(sheet, 10, "A", "Total", 60 + size, 0.6, 40, 0.4, 100 + size);
    row(sheet, 11, "A", "Convicted Criminal", 30 + size, 0.75, 10, 0.25, 40 + size);
    row(sheet, 12, "A", "Pending Criminal Charges", 20, 0.5, 20, 0.5, 40);
    row(sheet, 13, "A", "Other Immigration Violator", 10, 0.5, 10, 0.5, 20);
    // Two tables side by side.
    put(sheet, "A18", "ICE Removals: FY" + year);
    put(sheet, "A19", "Removals");
    put(sheet, "C19", "Total");
    put(sheet, "A20", "Total");
    put(sheet, "C20", 1000 * size);
    put(sheet, "I18", "ICE Initial Book-Ins by Arresting Agency and Month: FY" + year);
    put(sheet, "I19", "Agency");
    int cbp = 0;
    int ice = 0;
    for (int m = 0; m < 12; m++) {
      boolean over = !LocalDate.of(year - 1, 10, 1).plusMonths(m).isAfter(asOf);
      int column = 9 + m;
      put(sheet, 18, column, MONTHS[m]);
      put(sheet, 19, column, over ? 3000 + m : 0);
      put(sheet, 20, column, over ? 1000 : 0);
      put(sheet, 21, column, over ? 2000 + m : 0);
      cbp += over ? 1000 : 0;
      ice += over ? 2000 + m : 0;
    }
    put(sheet, "V19", "Total");
    put(sheet, "I20", "Total");
    put(sheet, "V20", cbp + ice);
    put(sheet, "I21", "CBP");
    put(sheet, "V21", cbp);
    put(sheet, "I22", "ICE  ");
    put(sheet, "V22", ice);
    return this;
  }

  private void facilities(String sheet, int year, LocalDate asOf, int size) {
    put(sheet, "A3", "ICE FACILITIES DATA, FY" + year);
    put(sheet, "A6", "Source: ICE Integrated Decision Support (IIDS), " + DAY.format(asOf));
    row(
        sheet,
        7,
        "A",
        "Name",
        "Address",
        "City",
        "State",
        "Zip",
        "AOR",
        "Type Detailed",
        "Male/Female",
        "FY" + year % 100 + " ALOS",
        "Level A",
        "Level B",
        "Guaranteed Minimum");
    row(
        sheet,
        8,
        "A",
        "NORTHFIELD DETENTION CENTER",
        "1 ROAD",
        "NORTHFIELD",
        "GA",
        30001,
        "ATL",
        "DIGSA",
        "Male",
        40.5,
        100.0 + size,
        50.0,
        200);
    row(
        sheet,
        9,
        "A",
        "SOUTHFIELD COUNTY JAIL",
        "2 ROAD",
        "SOUTHFIELD",
        "TX",
        78001,
        "SNA",
        "IGSA",
        "Female/Male",
        20.25,
        10.0,
        5.0,
        10);
  }

  /// The jail of FY2024 in a second row.
  PostedWorkbook jailAgain(double classA) {
    return row("Facilities FY24", 10, "A", "SOUTHFIELD COUNTY JAIL", "2 RD", "SOUTHFIELD", "TX")
        .row("Facilities FY24", 10, "E", 78001, "SNA", "IGSA", "Female/Male", 20.25, classA, 5, 10);
  }

  private void footnotes(int year, LocalDate asOf) {
    String dated =
        String.format(
            Locale.ROOT,
            "FY%d YTD data are updated through %s (IIDS run date %s; EID as of %s).",
            year,
            DAY.format(asOf),
            DAY.format(asOf.plusDays(1)),
            DAY.format(asOf));
    String[] sections = {
      "ICE Currently Detained Population Breakdown",
      "FY" + year + " ICE Initial Book-Ins",
      "FY" + year + " ICE Removals"
    };
    for (int i = 0; i < sections.length; i++) {
      put("Footnotes", i + 3, 0, sections[i]);
      put(
          "Footnotes",
          i + 3,
          1,
          i == 0 ? "ICE National Docket data are a snapshot. " + dated : dated);
    }
  }

  public PostedWorkbook put(String sheet, String cell, Object value) {
    int column = 0;
    int i = 0;
    for (; Character.isLetter(cell.charAt(i)); i++) {
      column = column * 26 + cell.charAt(i) - 'A' + 1;
    }
    return put(sheet, Integer.parseInt(cell.substring(i)) - 1, column - 1, value);
  }

  private PostedWorkbook put(String sheet, int row, int column, Object value) {
    sheets
        .computeIfAbsent(sheet, s -> new TreeMap<>())
        .computeIfAbsent(row, r -> new TreeMap<>())
        .put(column, value);
    return this;
  }

  public PostedWorkbook row(String sheet, int row, String from, Object... values) {
    for (int i = 0; i < values.length; i++) {
      put(sheet, row - 1, from.charAt(0) - 'A' + i, values[i]);
    }
    return this;
  }

  /// Shows cells of one row as one; rows and columns count from 0.
  PostedWorkbook merge(String sheet, int row, int from, int to) {
    merged.computeIfAbsent(sheet, s -> new ArrayList<>()).add(new int[] {row, from, to});
    return this;
  }

  PostedWorkbook hide(String sheet) {
    hidden.add(sheet);
    return this;
  }

  public Path write(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      for (Map.Entry<String, Map<Integer, Map<Integer, Object>>> sheet : sheets.entrySet()) {
        Worksheet worksheet = workbook.newWorksheet(sheet.getKey());
        if (hidden.contains(sheet.getKey())) {
          worksheet.setVisibilityState(VisibilityState.HIDDEN);
        }
        sheet
            .getValue()
            .forEach((r, cells) -> cells.forEach((c, value) -> set(worksheet, r, c, value)));
        merged
            .getOrDefault(sheet.getKey(), List.of())
            .forEach(cells -> worksheet.range(cells[0], cells[1], cells[0], cells[2]).merge());
      }
    }
    return file;
  }

  private static void set(Worksheet worksheet, int row, int column, Object value) {
    if (value instanceof Number number) {
      worksheet.value(row, column, number);
    } else {
      worksheet.value(row, column, String.valueOf(value));
    }
  }
}
