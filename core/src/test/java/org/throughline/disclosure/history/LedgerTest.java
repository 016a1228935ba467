package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.table.Category;

final class LedgerTest {

  @TempDir Path folder;
  private Path file = Path.of("ledger");

  @BeforeEach
  void writeTwoPublications() throws IOException {
    file = folder.resolve("ledger.txt");
    Ledger.read(file)
        .append(
            file,
            "one",
            List.of(
                new Fact.Shown("a", 12),
                new Fact.Hidden("b"),
                new Fact.Sum("t", List.of("a", "b"))))
        .append(file, "two", List.of(new Fact.Shown("a", 12), new Fact.Shown("b", 30)));
  }

  @Test
  void twoSetsOfCategoriesMayHaveOneLabelSinceTheirIdsSayWhatTheyAre() throws IOException {
    List<Category> members = List.of(new Category("a", "A"), new Category("b", "B"));
    Category two = Category.recoded("Other (2)", members);
    Category others =
        Category.recoded("Other (2)", List.of(members.getFirst(), new Category("c", "C")));
    assertThat(others.id()).isNotEqualTo(two.id());
    assertThat(Category.recoded("Other (2)", members.reversed())).isEqualTo(two);
    Ledger ledger =
        Ledger.read(file)
            .append(
                file,
                "three",
                List.of(
                    new Fact.Label("d", two.id(), two.label()),
                    new Fact.Label("d", others.id(), others.label())));
    assertThat(ledger.facts())
        .contains(
            new Fact.Label("d", two.id(), "Other (2)"),
            new Fact.Label("d", others.id(), "Other (2)"));
  }

  @Test
  void whatWasAppendedIsReadBackAndFactsAreNotRepeated() throws IOException {
    Ledger ledger = Ledger.read(file);
    assertThat(ledger.entries())
        .containsExactly(
            new Entry("one", new Fact.Shown("a", 12)),
            new Entry("one", new Fact.Hidden("b")),
            new Entry("one", new Fact.Sum("t", List.of("a", "b"))),
            new Entry("two", new Fact.Shown("b", 30)));
    assertThat(ledger.numbers()).containsEntry("a", 12L).containsEntry("b", 30L);
    assertThat(ledger.hidden()).isEmpty();
  }

  @Test
  void anIdDoesNotPassToAnotherLabel() throws IOException {
    Ledger ledger =
        Ledger.read(file).append(file, "three", List.of(new Fact.Label("c", "x", "KOREA, SOUTH")));
    byte[] good = Files.readAllBytes(file);
    assertThatThrownBy(
            () -> ledger.append(file, "four", List.of(new Fact.Label("c", "x", "KOREA SOUTH"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("c=x stood for 'KOREA, SOUTH' and would now stand for 'KOREA SOUTH'");
    assertThatThrownBy(
            () -> ledger.append(file, "four", List.of(new Fact.Label("c", "y", "KOREA, SOUTH"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'KOREA, SOUTH' was published as c=x and would now be c=y");
    assertThat(Files.readAllBytes(file)).isEqualTo(good);
    assertThat(ledger.append(file, "four", List.of(new Fact.Label("d", "x", "ANOTHER"))).facts())
        .contains(new Fact.Label("d", "x", "ANOTHER"));
  }

  @Test
  void anyChangedByteIsNoticed() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(file, bad);
      assertThatThrownBy(() -> Ledger.read(file)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aDroppedOrMovedLineIsNoticedAndNamed() throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> dropped = new ArrayList<>(lines);
    dropped.remove(1);
    Files.write(file, dropped);
    assertThatThrownBy(() -> Ledger.read(file)).hasMessageContaining("line 2");
    List<String> moved = new ArrayList<>(lines);
    moved.add(moved.remove(0));
    Files.write(file, moved);
    assertThatThrownBy(() -> Ledger.read(file))
        .isInstanceOf(BrokenLedgerException.class)
        .hasMessageContaining("line 1:");
  }

  @Test
  void aLineWrittenByHalfIsNoticedAndAShorterFileHasAnotherHead() throws IOException {
    String text = Files.readString(file);
    String head = Ledger.read(file).head();
    Files.writeString(file, text.substring(0, text.length() - 5), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Ledger.read(file)).hasMessageContaining("line 4");
    List<String> lines = text.lines().toList();
    Files.write(file, lines.subList(0, 3));
    assertThat(Ledger.read(file).head()).isNotEqualTo(head);
  }

  @Test
  void aRevisedValueUnderTheSameIdIsRefusedAndNothingIsWritten() throws IOException {
    String before = Files.readString(file);
    Ledger ledger = Ledger.read(file);
    List<Fact> facts = List.of(new Fact.Shown("c", 1), new Fact.Shown("a", 13));
    assertThatThrownBy(() -> ledger.append(file, "three", facts))
        .hasMessageContaining("'a'")
        .hasMessageContaining("12")
        .hasMessageContaining("13");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void aLedgerThatSomeoneElseAppendedToIsNotAppendedToBlindly() throws IOException {
    Ledger stale = Ledger.read(file);
    stale.append(file, "three", List.of(new Fact.Shown("c", 1)));
    assertThatThrownBy(() -> stale.append(file, "four", List.of(new Fact.Shown("d", 1))))
        .hasMessageContaining("changed");
  }

  @Test
  void aLedgerHoldsEveryMarkThatItHadAndNoOther() throws IOException {
    Ledger ledger = Ledger.read(file);
    Ledger.Mark early = ledger.mark();
    assertThat(early.entries()).isEqualTo(4);
    Ledger longer = ledger.append(file, "three", List.of(new Fact.Shown("c", 7)));
    assertThat(longer.holds(early)).isTrue();
    assertThat(longer.holds(longer.mark())).isTrue();
    assertThat(longer.holds(Ledger.Mark.START)).isTrue();
    assertThat(ledger.holds(longer.mark())).as("it has not come so far").isFalse();
    assertThat(longer.holds(new Ledger.Mark(0, early.head()))).isFalse();
    assertThat(longer.holds(new Ledger.Mark(4, longer.head()))).isFalse();
    assertThat(Ledger.EMPTY.mark()).isEqualTo(Ledger.Mark.START);
  }

  @Test
  void aLedgerIsCutWhereItStoodAndNowhereElse() throws IOException {
    Ledger early = Ledger.read(file);
    byte[] before = Files.readAllBytes(file);
    Ledger longer = early.append(file, "three", List.of(new Fact.Shown("c", 7)));
    Path copy = folder.resolve("copy");
    assertThat(longer.cut(early.mark(), copy)).map(Ledger::facts).contains(early.facts());
    assertThat(Files.readAllBytes(copy)).isEqualTo(before);
    Path none = folder.resolve("none");
    assertThat(longer.cut(new Ledger.Mark(2, early.head()), none)).isEmpty();
    assertThat(none).doesNotExist();
  }
}
