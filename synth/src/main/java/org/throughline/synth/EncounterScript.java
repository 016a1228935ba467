package org.throughline.synth;

import java.io.IOException;
import java.util.Set;

/// Encounters: ERO met, or found in a jail's records, a person it later arrested.
final class EncounterScript implements Script {

  private static final int LONGEST_DAYS = 20;
  private static final double WITHOUT_PERSON = 0.11;
  private static final double AGAIN = 0.005;

  private final Lives lives;
  private final CommonCells common;
  private final CellFaults faults;

  EncounterScript(Lives lives, Layout layout) {
    this.lives = lives;
    common = new CommonCells(lives, layout);
    Set<String> spared = Set.of("person", "encounter_time", "aor", "disposition", "threat_level");
    faults = new CellFaults(lives.seed() + 4, layout.redaction(), spared);
  }

  @Override
  public int daysBefore() {
    return 0;
  }

  @Override
  public int daysAfter() {
    return LONGEST_DAYS + 6;
  }

  @Override
  public void rows(Life life, FilePlan.Sheet sheet, Page page) throws IOException {
    if (life.arrested() == Moments.NEVER) {
      return;
    }
    int number = life.episode().number();
    Dice dice = Dice.of(lives.seed(), Salt.DUPLICATE, -4, number);
    long met = life.arrested() - dice.between(0, (long) LONGEST_DAYS * Moments.DAY);
    if (met < sheet.from() || met >= sheet.to()) {
      return;
    }
    boolean nameless = common.withoutPerson(life, WITHOUT_PERSON);
    fill(page.row(), life, nameless, dice);
    page.row().time("encounter_time", met);
    common.note("encounters", life, nameless, page);
    page.tally().month("encounters", met);
    faults.plant(page, number);
    int kept = page.keep(life, 0);
    if (dice.chance(AGAIN)) {
      page.row().text("disposition", "Other");
      page.duplicate(life, 0, Duplicate.ENCOUNTER_AGAIN, kept);
    }
  }

  private void fill(RowBuffer row, Life life, boolean nameless, Dice dice) {
    common.fill(row, life, nameless);
    Values values = lives.values();
    String event = values.pick("lead_event", dice);
    row.text("event_type", event);
    row.text("lead_event_type", event);
    row.text("lead_source", dice.chance(0.16) ? values.pick("lead_source", dice) : "");
    row.text("site", life.aor() + " SYNTHETIC DOCKET CONTROL OFFICE");
    row.text("landmark", "SYNTHETIC LANDMARK " + dice.below(40));
    row.text("operation", dice.chance(0.11) ? values.pick("operation", dice) : "");
    row.text("disposition", values.pick("encounter_disposition", dice));
  }
}
