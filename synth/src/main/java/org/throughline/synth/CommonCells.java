package org.throughline.synth;

import java.io.IOException;

/// Cells that several tables share: the person and the case.
final class CommonCells {

  private static final String[] CRIMINALITY = {
    "", "1 Convicted Criminal", "2 Pending Criminal Charges", "3 Other Immigration Violator"
  };

  private static final String SUFFIX = " Area of Responsibility";

  private final Values values;
  private final String redaction;
  private final long seed;

  CommonCells(Lives lives, Layout layout) {
    values = lives.values();
    redaction = layout.redaction();
    seed = lives.seed();
  }

  /// Person, case and withheld columns; `withoutPerson` leaves the identifier empty.
  void fill(RowBuffer row, Life life, boolean withoutPerson) {
    row.clear();
    Person person = life.person();
    row.text("person", withoutPerson ? "" : person.id());
    for (String column : WITHHELD) {
      row.text(column, redaction);
    }
    person(row, person);
    conviction(row, person);
    file(row, life);
    row.text("aor", life.aor() + SUFFIX);
    row.text("program", life.program());
    row.text("program_code", values.code("program_code", life.program()));
    row.text("program_group", life.border() ? "CBP" : "ICE");
    row.text("arresting_agency", life.border() ? "CBP" : "ICE");
  }

  private static final String[] WITHHELD = {
    "birth_date",
    "file_number",
    "case_number",
    "subject_number",
    "detention_number",
    "dta_number",
    "created_by",
    "event_number",
    "last_name",
    "first_name",
    "officer",
    "supervisor",
    "assessment_number"
  };

  /// True for the share of episodes that have no identifier in a table.
  boolean withoutPerson(Life life, double share) {
    return Dice.of(seed, Salt.FAULT, -1, life.episode().number()).chance(share);
  }

  /// Counts the person of a row in the truth, or notes that the row names nobody.
  void note(String table, Life life, boolean nameless, Page page) throws IOException {
    int place = page.row().place("person");
    if (!nameless) {
      page.tally().person(table, life.person().number());
      return;
    }
    page.tally().total(table + " without a person");
    if (place >= 0) {
      page.fault(place, Fault.NO_PERSON, life.person().id());
    }
  }

  static String criminality(Person person) {
    return CRIMINALITY[person.criminality()];
  }

  private static void person(RowBuffer row, Person person) {
    Person.Looks looks = person.looks();
    row.number("birth_year", person.birthYear());
    row.text("birth_country", looks.birthCountry());
    row.text("birth_country_case", looks.birthCountry());
    row.text("citizenship", looks.citizenship());
    row.text("gender", looks.gender());
    row.text("marital_status", looks.marital());
    row.text("ethnicity", looks.ethnicity());
    row.text("race", looks.race());
    row.date("entry_date", person.entered());
    row.text("entry_status", person.entryStatus());
    row.text("criminality", criminality(person));
    row.text("known_terrorist", "NO");
    row.text("suspected_gang", person.number() % 331 == 0 ? "YES" : "NO");
  }

  private void conviction(RowBuffer row, Person person) {
    Conviction conviction = person.conviction();
    if (conviction == null) {
      row.text("threat_level", person.number() % 5 == 0 ? "NA" : "");
      row.text("apprehension_threat_level", person.number() % 5 == 0 ? "NA" : "");
      return;
    }
    String code = values.code("conviction_code", conviction.charge());
    row.text("threat_level", threat(code, conviction));
    row.text("apprehension_threat_level", threat(code, conviction));
    row.text("felon", FELON[Math.floorMod(person.number(), FELON.length)]);
    row.text("msc_charge", conviction.charge());
    row.text("msc_charge_code", code);
    row.date("msc_charge_date", conviction.charged());
    row.date("msc_conviction_date", conviction.convicted());
    row.text("msc_charge_status", "Convicted");
    row.text("msc_charge_status_code", "C");
    row.text("msc_crime_class", conviction.crimeClass());
    row.text("msc_category", conviction.charge());
    part(row, "msc_sentence_days", conviction.sentence().days());
    part(row, "msc_sentence_months", conviction.sentence().months());
    part(row, "msc_sentence_years", conviction.sentence().years());
  }

  private static final String[] FELON = {
    "Not an Aggravated Felon",
    "Not an Aggravated Felon",
    "Not an Aggravated Felon",
    "Not an Aggravated Felon",
    "Not an Aggravated Felon",
    "Not an Aggravated Felon",
    "Not an Aggravated Felon",
    "Other",
    "Drugs",
    "Not an Aggravated Felon",
    "Other",
    "Both (drug and other agg felon convictions)"
  };

  private static String threat(String code, Conviction conviction) {
    return code.compareTo("14") < 0 ? "1" : conviction.crimeClass().equals("Felony") ? "2" : "3";
  }

  private static void part(RowBuffer row, String column, int amount) {
    if (amount > 0) {
      row.number(column, amount);
    }
  }

  private void file(RowBuffer row, Life life) {
    CaseFile file = life.file();
    boolean gone = file.departed() != Moments.NEVER;
    row.text("case_status", file.status());
    row.text("case_category", file.category());
    row.text("arrest_case_category", file.category());
    row.text("disposition", file.disposition());
    row.text("disposition_code", values.code("disposition_code", file.disposition()));
    row.text("final_order", file.ordered() ? "YES" : "NO");
    row.date("final_order_date", file.orderDate());
    row.date("departed_date", file.departed());
    row.text("departure_country", gone ? file.departureCountry() : "");
    row.text("departure_port", gone ? file.port() : "");
    row.text("final_charge", file.charge());
    row.text("final_charge_code", values.code("charge_code", file.charge()));
    row.text("final_charge_section", values.code("charge_section", file.charge()));
    row.text("case_criminality", criminality(life.person()));
  }
}
