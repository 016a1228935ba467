package org.throughline.synth;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Detention stints, all stints of a stay together in the sheet in which the stay begins.
final class DetentionScript implements Script {

  private static final double WITHOUT_PERSON = 0.0028;
  private static final double BOND_AGAIN = 0.006;
  private static final double SAME_DAY_AGAIN = 0.011;
  private static final double EXACT = 0.003;
  private static final double CATEGORY_WITHHELD = 0.19;
  private static final int MOST_STINTS = 16;
  private static final long RENAMED = Moments.of(2024, 1, 1);

  private static final Set<String> SPARED =
      Set.of(
          "person",
          "stay_book_in",
          "stay_book_out",
          "stay_book_out_date",
          "book_in",
          "book_out",
          "facility",
          "facility_code",
          "release_reason",
          "stay_release_reason",
          "threat_level",
          "bond_set_amount",
          "bond_set_date",
          "bond_posted_amount",
          "bond_posted_date");

  private final Lives lives;
  private final CommonCells common;
  private final CellFaults faults;
  private final StintFaults stintFaults;
  private final String redaction;

  DetentionScript(Lives lives, Layout layout) {
    this.lives = lives;
    redaction = layout.redaction();
    common = new CommonCells(lives, layout);
    faults = new CellFaults(lives.seed() + 2, redaction, SPARED);
    stintFaults = new StintFaults(lives.seed());
  }

  @Override
  public int daysBefore() {
    return 0;
  }

  @Override
  public int daysAfter() {
    return 0;
  }

  @Override
  public void rows(Life life, FilePlan.Sheet sheet, Page page) throws IOException {
    Stay stay = life.stay();
    if (stay == null || stay.begins() < sheet.from() || stay.begins() >= sheet.to()) {
      return;
    }
    boolean nameless = common.withoutPerson(life, WITHOUT_PERSON);
    note(page, life, stay, nameless);
    StintFaults.Choice choice = stintFaults.choose(life, stay);
    for (int i = 0; i < stay.stints().size(); i++) {
      stint(new Place(life, stay, i, nameless), choice, page);
    }
  }

  /// One stint of a stay on its way to the page.
  private record Place(Life life, Stay stay, int index, boolean nameless) {

    Stint stint() {
      return stay.stints().get(index);
    }

    boolean last() {
      return index == stay.stints().size() - 1;
    }

    long key() {
      return life.episode().number() * (long) MOST_STINTS + index;
    }
  }

  private void stint(Place place, StintFaults.Choice choice, Page page) throws IOException {
    Dice dice = Dice.of(lives.seed(), Salt.DUPLICATE, place.key());
    fill(page.row(), place);
    if (place.index() > 0 && dice.chance(SAME_DAY_AGAIN)) {
      sameDay(place, page, dice);
    }
    if (place.nameless()) {
      fault(page, "person", Fault.NO_PERSON, place.life().person().id());
    }
    boolean spoilt = spoil(place, choice, page);
    faults.plant(page, place.key());
    int kept = page.keep(place.life(), place.index() + 1);
    count(place, page);
    if (!spoilt && dice.chance(BOND_AGAIN)) {
      bond(page.row(), place, dice);
      page.duplicate(place.life(), place.index() + 1, Duplicate.BOND, kept);
    } else if (dice.chance(EXACT)) {
      page.duplicate(place.life(), place.index() + 1, Duplicate.EXACT, kept);
    }
  }

  private void sameDay(Place place, Page page, Dice dice) throws IOException {
    long begins = place.stint().begins();
    long earlier = begins - dice.between(1, 55);
    if (Moments.midnight(earlier) == Moments.midnight(begins)) {
      page.row().time("book_in", earlier);
      page.duplicateOfNext(place.life(), place.index() + 1, Duplicate.SAME_DAY);
      page.row().time("book_in", begins);
    }
  }

  private static void bond(RowBuffer row, Place place, Dice dice) {
    long day = Moments.midnight(place.stay().begins()) + dice.between(1, 20) * Moments.DAY;
    row.number("bond_set_amount", 1500 + 500L * dice.below(37));
    row.date("bond_set_date", day);
  }

  private static boolean spoil(Place place, StintFaults.Choice choice, Page page)
      throws IOException {
    Fault kind = choice.fault();
    if (kind == null || choice.stint() != place.index()) {
      return false;
    }
    RowBuffer row = page.row();
    String column = choice.column();
    int cell = row.place(column);
    String before = cell < 0 ? "" : row.says(cell);
    row.time(column, choice.moment());
    fault(page, column, kind, before);
    return true;
  }

  private static void fault(Page page, String column, Fault kind, String before)
      throws IOException {
    int cell = page.row().place(column);
    if (cell >= 0) {
      page.fault(cell, kind, before);
    }
  }

  private void fill(RowBuffer row, Place place) {
    Life life = place.life();
    Stint stint = place.stint();
    Stay stay = place.stay();
    common.fill(row, life, place.nameless());
    row.time("stay_book_in", stay.begins());
    row.time("stay_book_out", stay.ends());
    row.date("stay_book_out_date", stay.open() ? Moments.NEVER : Moments.midnight(stay.ends()));
    row.time("book_in", stint.begins());
    row.time("book_out", stint.ends());
    row.text("facility", name(stint));
    row.text("facility_code", stint.facility().code());
    row.text("release_reason", stint.reason());
    row.text("stay_release_reason", reason(stay.outcome()));
    row.text("aor", stint.facility().aor() + " Area of Responsibility");
    row.text("book_in_site", stint.facility().aor() + " SYNTHETIC DOCKET CONTROL OFFICE");
    row.text("docket_office", stint.facility().aor() + " SYNTHETIC OFFICE");
    attributes(row, place, Dice.of(lives.seed(), Salt.ROW, -1, life.episode().number()));
  }

  /// Some facilities were renamed; their code stayed.
  private static String name(Stint stint) {
    String name = stint.facility().name();
    boolean renamed = name.hashCode() % 25 == 0 && stint.begins() < RENAMED;
    return renamed ? name + " ANNEX" : name;
  }

  private static String reason(@Nullable Outcome outcome) {
    return outcome == null ? "" : outcome.reason();
  }

  private void attributes(RowBuffer row, Place place, Dice dice) {
    Values values = lives.values();
    row.text("classification", values.pick("classification", dice));
    row.text("religion", dice.chance(0.03) ? values.pick("religion", dice) : "");
    row.text("offense_236c", dice.chance(0.97) ? dice.chance(0.12) ? "Y" : "N" : "");
    row.text("case_236c", dice.chance(0.08) ? "Y" : "N");
    if (dice.chance(0.29)) {
      row.empty("final_charge");
    }
    if (dice.chance(CATEGORY_WITHHELD)) {
      row.text("case_category", redaction);
    }
    if (dice.chance(0.045)) {
      row.empty("program");
    }
    Outcome outcome = place.stay().outcome();
    boolean bonded = outcome != null && outcome.reason().startsWith("Bonded Out");
    if (bonded || dice.chance(0.06)) {
      bonds(row, place.stay(), bonded, dice);
    }
  }

  private static void bonds(RowBuffer row, Stay stay, boolean bonded, Dice dice) {
    long amount = 1500 + 500L * dice.below(30);
    row.number("bond_set_amount", amount);
    if (dice.chance(0.1)) {
      row.date("bond_set_date", Moments.midnight(stay.begins()) + Moments.DAY);
    }
    if (bonded) {
      row.number("bond_posted_amount", amount);
      row.date("bond_posted_date", Moments.midnight(stay.ends()));
    }
  }

  private static void note(Page page, Life life, Stay stay, boolean nameless) {
    Tally tally = page.tally();
    tally.month("stay book-ins", stay.begins());
    if (stay.open()) {
      tally.total("stays open");
    } else {
      tally.month("stay book-outs", stay.ends());
    }
    if (nameless) {
      tally.total("stays without a person");
    } else {
      tally.person("detentions", life.person().number());
    }
  }

  private void count(Place place, Page page) {
    Stint stint = place.stint();
    Tally tally = page.tally();
    tally.month("stints", stint.begins());
    if (place.last() && stint.ends() == Moments.NEVER) {
      tally.total("stints open");
    }
    tally.inside(lives.facilities().place(stint.facility()), stint.begins(), stint.ends());
  }
}
