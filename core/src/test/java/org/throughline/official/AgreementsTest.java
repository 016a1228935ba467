package org.throughline.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of 287(g) agreements as they are posted one after the other, with made-up agencies.
final class AgreementsTest {

  private static final String TASK_FORCE = "Task Force Model";
  private static final String JAIL = "Jail Enforcement Model";

  @TempDir Path folder = Path.of("");

  private Path list(String file, String... agencies) throws IOException {
    return list(true, file, agencies);
  }

  /// @param agencies name and model, with a bar between
  private Path list(boolean signed, String file, String... agencies) throws IOException {
    PostedWorkbook workbook = new PostedWorkbook();
    List<Object> head =
        new ArrayList<>(
            List.of("STATE ", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE"));
    if (signed) {
      head.addAll(List.of("SIGNED", "MOA"));
    }
    workbook.row("Sheet1", 1, "A", head.toArray());
    for (int i = 0; i < agencies.length; i++) {
      String[] parts = agencies[i].split("\\|", -1);
      List<Object> cells =
          new ArrayList<>(List.of("TEXAS ", parts[0], "County ", "Elm County", parts[1]));
      if (signed) {
        cells.addAll(List.of("5/1/2026", "link"));
      }
      workbook.row("Sheet1", 2 + i, "A", cells.toArray());
    }
    return workbook.write(folder, file);
  }

  private List<String> counts(Path... lists) throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    OfficialSummary summary = OfficialStatistics.write(List.of(lists), List.of(), out);
    assertThat(summary.problems()).isEmpty();
    return Files.readAllLines(out.resolve("agreement-counts.csv")).stream()
        .skip(1)
        .map(line -> line.substring(line.indexOf(',') + 1))
        .toList();
  }

  @Test
  void whatIsNewInAListOrMissingFromTheNextIsCounted() throws IOException {
    assertThat(
            counts(
                list(
                    "participatingAgencies05182026am.xlsx",
                    "Elm County Sheriff's Office|" + TASK_FORCE,
                    "Oak Police Department |" + TASK_FORCE,
                    "Fir Police Department|" + JAIL),
                list(
                    "participatingAgencies06012026am.xlsx",
                    "ELM COUNTY SHERIFF'S OFFICE|" + TASK_FORCE,
                    "Oak Police Department|" + JAIL,
                    "Fir Police Department|" + JAIL,
                    "Ash Police Department|" + TASK_FORCE)))
        .containsExactly(
            "participatingAgencies05182026am.xlsx,2026-05-18,TEXAS,Jail Enforcement Model,1,0,0",
            "participatingAgencies05182026am.xlsx,2026-05-18,TEXAS,Task Force Model,2,0,0",
            "participatingAgencies06012026am.xlsx,2026-06-01,TEXAS,Jail Enforcement Model,2,1,0",
            "participatingAgencies06012026am.xlsx,2026-06-01,TEXAS,Task Force Model,2,1,1");
  }

  @Test
  void anApplicationIsNoAgreementAndItsListEndsNone() throws IOException {
    String elm = "Elm County Sheriff's Office|" + TASK_FORCE;
    assertThat(
            counts(
                list("participatingAgencies05182026am.xlsx", elm),
                list(false, "pendingAgencies05252026am.xlsx", "Oak Police Department|" + JAIL),
                list("participatingAgencies06012026am.xlsx", elm)))
        .containsExactly(
            "participatingAgencies05182026am.xlsx,2026-05-18,TEXAS,Task Force Model,1,0,0",
            "participatingAgencies06012026am.xlsx,2026-06-01,TEXAS,Task Force Model,1,0,0");
    assertThat(Files.readAllLines(folder.resolve("out/agreements.csv")))
        .filteredOn(line -> line.contains("Oak Police Department"))
        .singleElement()
        .asString()
        .endsWith(",2026-05-25,application");
  }
}
