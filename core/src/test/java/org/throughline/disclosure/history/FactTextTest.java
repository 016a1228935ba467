package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.problem.Derived;

/// Facts as lines.
final class FactTextTest {

  private static final List<Fact> ALL =
      List.of(
          new Fact.Shown("a", -3),
          new Fact.Hidden("b"),
          new Fact.Sum("t", List.of("a", "b")),
          new Fact.Figure(
              new Derived.Quotient(
                  "q", "a", "t", 100, new BigDecimal("12.45"), new BigDecimal("12.55"))),
          new Fact.Figure(new Derived.Balance("d", List.of("a"), List.of("b"), -7)),
          new Fact.Figure(new Derived.Range("r", "a", 5, 14)),
          new Fact.Label("citizenship", "korea_2c-south", "KOREA, SOUTH"),
          new Fact.Behind("c"),
          new Fact.Threshold(11),
          new Fact.Day(LocalDate.of(2026, 10, 31)));

  @TempDir Path folder;

  @Test
  void everyKindOfFactIsReadBackFromALedger() throws IOException {
    Path file = folder.resolve("ledger");
    Ledger.read(file).append(file, "one", ALL.subList(0, 3));
    Ledger.read(file).append(file, "two", ALL);
    Ledger ledger = Ledger.read(file);
    assertThat(ledger.facts()).isEqualTo(ALL);
    assertThat(ledger.publications()).containsExactly("one", "two");
    assertThat(ledger.before("one")).isEmpty();
    assertThat(ledger.before("two")).isEqualTo(ALL.subList(0, 3));
    assertThat(ledger.before("three")).isEqualTo(ALL);
  }

  @Test
  void aPercentageIsWrittenByItsValueInAFileOfWhatIsKnown() {
    assertThat(
            FactText.read(
                "{\"quotient\":\"q\",\"of\":\"a\",\"in\":\"t\",\"factor\":100,\"value\":\"12.5\"}"))
        .isEqualTo(ALL.get(3));
    assertThat(FactText.read("{\"number\":\"a\",\"value\":-3}")).isEqualTo(ALL.get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no json | Not a fact: 'no json'",
        "[1] | Not a fact",
        "{\"something\":1} | number, hidden, sum, quotient, balance or range",
        "{\"number\":\"a\"} | 'value' is missing",
        "{\"number\":\"a\",\"value\":1.5} | value: 1.5 is not a whole number",
        "{\"number\":\"a\",\"value\":99999999999999999999} | is not a whole number",
        "{\"sum\":\"a\"} | 'parts' is missing",
        "{\"quotient\":\"q\",\"of\":\"a\",\"in\":\"t\",\"factor\":1,\"value\":\"much\"} | 'much' is"
            + " not a decimal",
        "{\"range\":\"r\",\"of\":\"a\",\"low\":2,\"high\":1} | 2 to 1",
      })
  void whatIsNoFactIsRefusedSayingWhatIsValid(String line, String message) {
    assertThatThrownBy(() -> FactText.read(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
