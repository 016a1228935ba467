package org.throughline.synth;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/// Administrative arrests by ERO.
final class ArrestScript implements Script {

  private static final double WITHOUT_PERSON = 0.013;
  private static final double REPROCESSED = 0.017;
  private static final double EXACT = 0.0004;

  /// Targeted or collateral is filled from here on.
  private static final long TYPED = Moments.of(2025, 8, 1);

  private static final String AGAIN = "ERO Reprocessed Arrest";

  private final Lives lives;
  private final CommonCells common;
  private final CellFaults faults;

  ArrestScript(Lives lives, Layout layout) {
    this.lives = lives;
    common = new CommonCells(lives, layout);
    faults =
        new CellFaults(
            lives.seed(), layout.redaction(), Set.of("person", "arrest_time", "threat_level"));
  }

  @Override
  public int daysBefore() {
    return 0;
  }

  @Override
  public int daysAfter() {
    return 6;
  }

  @Override
  public void rows(Life life, FilePlan.Sheet sheet, Page page) throws IOException {
    long arrested = life.arrested();
    if (arrested == Moments.NEVER || arrested < sheet.from() || arrested >= sheet.to()) {
      return;
    }
    int number = life.episode().number();
    Dice dice = Dice.of(lives.seed(), Salt.ARREST, number);
    boolean nameless = common.withoutPerson(life, WITHOUT_PERSON);
    fill(page.row(), life, nameless, dice);
    note(page, life, nameless);
    faults.plant(page, number * 2L);
    int kept = page.keep(life, 0);
    again(life, page, kept, dice);
  }

  private void again(Life life, Page page, int kept, Dice dice) throws IOException {
    if (dice.chance(REPROCESSED)) {
      long later = life.arrested() + dice.between(5, 20 * Moments.HOUR);
      page.row().time("arrest_time", later);
      page.row().text("method", AGAIN);
      page.duplicate(life, 0, Duplicate.REPROCESSED, kept);
    } else if (dice.chance(EXACT)) {
      page.duplicate(life, 0, Duplicate.EXACT, kept);
    }
  }

  private void fill(RowBuffer row, Life life, boolean nameless, Dice dice) {
    common.fill(row, life, nameless);
    Values values = lives.values();
    row.time("arrest_time", life.arrested());
    row.text("method", life.method());
    row.text("state", dice.chance(0.85) ? life.state() : "");
    row.text("county", dice.chance(0.02) ? "SYNTHETIC COUNTY" : "");
    row.text("city", dice.chance(0.6) ? "SYNTHETIC CITY" : "");
    row.text("landmark", dice.chance(0.98) ? landmark(life, dice) : "");
    row.date("case_closed_date", life.file().departed());
    row.text("duty_site", "ERO - " + life.aor() + " Synthetic Sub Office");
    boolean typed = life.arrested() >= TYPED;
    row.text("apprehension_type", typed ? values.pick("apprehension_type", dice) : "");
    row.text("operation", dice.chance(0.25) ? values.pick("operation", dice) : "");
    if (dice.chance(0.026)) {
      withoutCase(row);
    }
  }

  private static String landmark(Life life, Dice dice) {
    return String.format(Locale.ROOT, "SYNTHETIC LANDMARK %d, %s", dice.below(40), life.state());
  }

  private static void withoutCase(RowBuffer row) {
    for (String column : CASE) {
      row.empty(column);
    }
  }

  private static final String[] CASE = {
    "case_status",
    "case_category",
    "final_order",
    "final_order_date",
    "departed_date",
    "departure_country",
    "case_criminality",
    "threat_level"
  };

  private void note(Page page, Life life, boolean nameless) throws IOException {
    page.tally().month("arrests", life.arrested());
    common.note("arrests", life, nameless, page);
  }
}
