package org.throughline.synth;

import java.io.IOException;
import java.util.Set;

/// Detainers: requests to hold people who were later arrested in custody.
final class DetainerScript implements Script {

  private static final int LONGEST_DAYS = 45;
  private static final double WITHOUT_PERSON = 0.12;
  private static final double AGAIN = 0.02;

  private static final Set<String> SPARED =
      Set.of("person", "detainer_time", "detainer_type", "facility_code", "threat_level");

  private static final String[] YES_OR_NO = {
    "flag_prior_felony",
    "flag_multiple_misdemeanors",
    "flag_violent_misdemeanor",
    "flag_illegal_reentry",
    "flag_significant_risk",
    "flag_street_gang",
    "flag_aggravated_felony",
    "flag_deportation_ordered",
    "flag_show_cause_served",
    "flag_biometric_match",
    "flag_statements_made",
    "flag_resume_custody",
    "flag_final_order",
    "flag_federal_interest",
    "flag_federal_register"
  };

  private final Lives lives;
  private final CommonCells common;
  private final CellFaults faults;

  DetainerScript(Lives lives, Layout layout) {
    this.lives = lives;
    common = new CommonCells(lives, layout);
    faults = new CellFaults(lives.seed() + 3, layout.redaction(), SPARED);
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
    boolean asked = life.method().startsWith("CAP") || life.method().startsWith("Custodial");
    if (!asked || life.arrested() == Moments.NEVER) {
      return;
    }
    int number = life.episode().number();
    Dice dice = Dice.of(lives.seed(), Salt.DUPLICATE, -3, number);
    long prepared = life.arrested() - dice.between(Moments.DAY, (long) LONGEST_DAYS * Moments.DAY);
    if (prepared < sheet.from() || prepared >= sheet.to()) {
      return;
    }
    boolean nameless = common.withoutPerson(life, WITHOUT_PERSON);
    fill(page.row(), life, nameless, dice);
    page.row().time("detainer_time", prepared);
    common.note("detainers", life, nameless, page);
    page.tally().month("detainers", prepared);
    faults.plant(page, number);
    int kept = page.keep(life, 0);
    if (dice.chance(AGAIN)) {
      page.row().time("detainer_time", prepared + dice.between(1, 20 * Moments.HOUR));
      page.duplicate(life, 0, Duplicate.DETAINER_AGAIN, kept);
    }
  }

  private void fill(RowBuffer row, Life life, boolean nameless, Dice dice) {
    common.fill(row, life, nameless);
    Values values = lives.values();
    Facility facility = lives.facilities().near(life.aor(), dice);
    String lifted = dice.chance(0.67) ? values.pick("lift_reason", dice) : "";
    row.text("facility", facility.name());
    row.text("facility_code", facility.code());
    row.text("state", facility.state());
    row.text("city", "SYNTHETIC CITY");
    row.text("duty_site", "ERO - " + life.aor() + " Synthetic Sub Office");
    row.text("detainer_type", values.pick("detainer_type", dice));
    row.text("lift_reason", lifted);
    row.text("lift_reason_code", lifted.isEmpty() ? "" : values.code("lift_reason_code", lifted));
    row.text("disposition", "Detainer");
    row.text("method", dice.chance(0.25) ? life.method() : "");
    row.time("arrest_time", dice.chance(0.25) ? life.arrested() : Moments.NEVER);
    row.text("arrest_program", dice.chance(0.25) ? life.program() : "");
    row.text("arrest_case_category", dice.chance(0.15) ? life.file().category() : "");
    for (String flag : YES_OR_NO) {
      row.text(flag, dice.chance(0.55) ? dice.chance(0.3) ? "YES" : "NO" : "");
    }
  }
}
