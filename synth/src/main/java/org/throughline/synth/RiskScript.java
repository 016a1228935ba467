package org.throughline.synth;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/// Decisions of the risk classification assessment, one for each stay, soon after it begins.
final class RiskScript implements Script {

  private static final double WITHOUT_PERSON = 0.003;
  private static final double EXACT = 0.002;

  private static final Set<String> SPARED =
      Set.of("person", "decision_date", "final_decision", "decision_type", "fiscal_quarter");

  private final Lives lives;
  private final CommonCells common;
  private final CellFaults faults;

  RiskScript(Lives lives, Layout layout) {
    this.lives = lives;
    common = new CommonCells(lives, layout);
    faults = new CellFaults(lives.seed() + 5, layout.redaction(), SPARED);
  }

  @Override
  public int daysBefore() {
    return 4;
  }

  @Override
  public int daysAfter() {
    return 0;
  }

  @Override
  public void rows(Life life, FilePlan.Sheet sheet, Page page) throws IOException {
    if (life.stay() == null) {
      return;
    }
    int number = life.episode().number();
    Dice dice = Dice.of(lives.seed(), Salt.DUPLICATE, -5, number);
    long decided = Moments.midnight(life.episode().begins()) + dice.between(0, 3) * Moments.DAY;
    if (decided < sheet.from() || decided >= sheet.to()) {
      return;
    }
    boolean nameless = common.withoutPerson(life, WITHOUT_PERSON);
    fill(page.row(), life, nameless, dice);
    decided(page.row(), decided, dice);
    common.note("risk_classifications", life, nameless, page);
    page.tally().month("risk decisions", decided);
    faults.plant(page, number);
    int kept = page.keep(life, 0);
    if (dice.chance(EXACT)) {
      page.duplicate(life, 0, Duplicate.EXACT, kept);
    }
  }

  private static void decided(RowBuffer row, long decided, Dice dice) {
    row.date("decision_date", decided);
    row.date("submission_date", dice.chance(0.84) ? decided : Moments.NEVER);
    row.number("fiscal_year", Moments.fiscalYear(decided));
    int month = Moments.date(decided).plusMonths(3).getMonthValue();
    row.text("fiscal_quarter", "Q" + ((month + 2) / 3));
  }

  private void fill(RowBuffer row, Life life, boolean nameless, Dice dice) {
    common.fill(row, life, nameless);
    Values values = lives.values();
    row.text("aor", code(life.aor()));
    row.text("docket_office", code(life.aor()));
    row.text("case_category", dice.chance(0.31) ? bracketed(life.file().category()) : "");
    row.text("final_order", life.file().ordered() ? "Y" : "N");
    row.text("public_safety_risk", values.pick("rca_risk", dice));
    row.text("flight_risk", values.pick("rca_risk", dice));
    row.text("special_vulnerability", dice.chance(0.82) ? "NONE" : "");
    row.text("mandatory_detention", dice.chance(0.69) ? dice.chance(0.4) ? "Y" : "N" : "");
    row.text("decision_type", values.pick("rca_decision_type", dice));
    row.text("recommendation", values.pick("rca_recommendation", dice));
    row.text("officer_agreement", values.pick("rca_agreement", dice));
    row.text("supervisor_agreement", values.pick("rca_agreement", dice));
    row.text("final_decision", values.pick("rca_final", dice));
    row.text("active", dice.chance(0.9) ? "Active" : "Inactive");
    row.text("status_code", dice.chance(0.74) ? "C" : "");
    row.text("scoring_version", "1.2");
  }

  /// Three letters, as offices are written in these files.
  private static String code(String aor) {
    String letters = aor.replaceAll("[^A-Za-z]", "");
    return letters.substring(0, 3).toUpperCase(Locale.ROOT);
  }

  /// `5B` out of `[5B] Removable - ICE Fugitive`.
  private static String bracketed(String category) {
    return category.substring(1, category.indexOf(']'));
  }
}
