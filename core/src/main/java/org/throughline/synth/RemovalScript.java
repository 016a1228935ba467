package org.throughline.synth;

import java.io.IOException;
import java.util.Set;

/// Removals: departures that were confirmed.
final class RemovalScript implements Script {

  private static final double RECORDED = 0.97;
  private static final double WITHOUT_PERSON = 0.005;
  private static final double TWICE = 0.010;

  private final Lives lives;
  private final CommonCells common;
  private final CellFaults faults;

  RemovalScript(Lives lives, Layout layout) {
    this.lives = lives;
    common = new CommonCells(lives, layout);
    Set<String> spared = Set.of("person", "departed_date", "removal_date", "threat_level");
    faults = new CellFaults(lives.seed() + 1, layout.redaction(), spared);
  }

  @Override
  public int daysBefore() {
    return Stays.INSIDE_DAYS + Stays.LONGEST_DAYS + 10;
  }

  @Override
  public void rows(Life life, FilePlan.Sheet sheet, Page page) throws IOException {
    long departed = life.file().departed();
    if (departed == Moments.NEVER || departed < sheet.from() || departed >= sheet.to()) {
      return;
    }
    int number = life.episode().number();
    Dice dice = Dice.of(lives.seed(), Salt.ROW, number);
    if (!dice.chance(RECORDED)) {
      return;
    }
    boolean nameless = common.withoutPerson(life, WITHOUT_PERSON);
    if (dice.chance(TWICE)) {
      fill(page.row(), life, nameless, dice);
      lessComplete(page.row());
      page.duplicateOfNext(life, 0, Duplicate.REMOVED_TWICE);
    }
    fill(page.row(), life, nameless, dice);
    note(page, life, nameless);
    faults.plant(page, number);
    page.keep(life, 0);
  }

  private void fill(RowBuffer row, Life life, boolean nameless, Dice dice) {
    common.fill(row, life, nameless);
    row.date("removal_date", life.file().departed() + dice.between(0, 9) * Moments.DAY);
    row.date("latest_departed_date", life.file().departed());
    row.text("state", dice.chance(0.22) ? life.state() : "");
    row.time("arrest_time", arrest(life));
    row.text("latest_arrest_program", life.program());
    row.text("latest_arrest_program_code", lives.values().code("program_code", life.program()));
    row.text("latest_arresting_agency", life.border() ? "CBP" : "ICE");
    row.text("prior_deport", dice.chance(0.36) ? "YES" : "NO");
    row.text("arrest_case_category", dice.chance(0.16) ? life.file().category() : "");
  }

  private static long arrest(Life life) {
    long arrested = life.arrested();
    return arrested == Moments.NEVER ? life.episode().begins() - 3L * Moments.HOUR : arrested;
  }

  private static void lessComplete(RowBuffer row) {
    row.empty("latest_arrest_program");
    row.empty("latest_arresting_agency");
    row.empty("arrest_time");
    row.empty("final_charge_code");
    row.empty("final_charge_section");
  }

  private static void note(Page page, Life life, boolean nameless) throws IOException {
    page.tally().month("removals", life.file().departed());
    if (nameless) {
      page.tally().total("removals without a person");
      int place = page.row().place("person");
      if (place >= 0) {
        page.fault(place, Fault.NO_PERSON, life.person().id());
      }
    } else {
      page.tally().person("removals", life.person().number());
    }
  }
}
