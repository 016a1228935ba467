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
    return Stays.INSIDE_DAYS + Stays.LONGEST_DAYS + 40;
  }

  @Override
  public int daysAfter() {
    return 1;
  }

  @Override
  public void rows(Life life, FilePlan.Sheet sheet, Page page) throws IOException {
    int number = life.episode().number();
    Dice dice = Dice.of(lives.seed(), Salt.ROW, number);
    long event = event(life, page.row(), dice);
    if (event == Moments.NEVER || event < sheet.from() || event >= sheet.to()) {
      return;
    }
    if (!dice.chance(RECORDED)) {
      return;
    }
    boolean nameless = common.withoutPerson(life, WITHOUT_PERSON);
    if (dice.chance(TWICE)) {
      fill(page.row(), life, nameless, event);
      lessComplete(page.row());
      page.duplicateOfNext(life, 0, Duplicate.REMOVED_TWICE);
    }
    fill(page.row(), life, nameless, event);
    note(page, life, event, nameless);
    faults.plant(page, number);
    page.keep(life, 0);
  }

  /// The day by which removals are released: that of the removal where there is such a column, else
  /// that of the departure.
  private static long event(Life life, RowBuffer row, Dice dice) {
    long departed = life.file().departed();
    long lag = dice.chance(0.85) ? dice.between(0, 1) : dice.between(0, 30);
    boolean closed = row.place("removal_date") >= 0 && departed != Moments.NEVER;
    return closed ? departed + lag * Moments.DAY : departed;
  }

  private void fill(RowBuffer row, Life life, boolean nameless, long event) {
    Dice dice = Dice.of(lives.seed(), Salt.ROW, -2, life.episode().number());
    common.fill(row, life, nameless);
    row.date("removal_date", event);
    row.date("case_closed_date", event);
    row.text("method_code", "CFD");
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

  private void note(Page page, Life life, long event, boolean nameless) throws IOException {
    page.tally().month("removals", event);
    common.note("removals", life, nameless, page);
  }
}
