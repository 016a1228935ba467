package org.throughline.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.disclosure.Differencing.Side;
import org.throughline.table.Cell;
import org.throughline.table.CountTable;
import org.throughline.table.Equation;

/// What two numbers that cover nearly the same have in common, by hand.
final class DifferencingTest {

  private static Map<String, Long> counts(CountTable table) {
    return table.cells().stream().collect(Collectors.toMap(Cell::id, Cell::count));
  }

  @Test
  void overlappingNumbersHaveACommonPartAndTwoRests() {
    CountTable table =
        new Differencing("d")
            .overlapping("", new Side("fiscal", 100), new Side("calendar", 90), 70)
            .table();
    assertThat(counts(table))
        .isEqualTo(
            Map.of(
                "fiscal",
                100L,
                "calendar",
                90L,
                "d/common",
                70L,
                "d/only-one",
                30L,
                "d/only-other",
                20L));
    assertThat(table.equations())
        .containsExactly(
            new Equation("fiscal", List.of("d/common", "d/only-one")),
            new Equation("calendar", List.of("d/common", "d/only-other")));
  }

  @Test
  void aPartOfTheOtherIsItselfWhatTheyHaveInCommon() {
    CountTable table =
        new Differencing("d").nested("x", new Side("town", 30), new Side("county", 50)).table();
    assertThat(counts(table))
        .isEqualTo(Map.of("town", 30L, "county", 50L, "d/x/common", 30L, "d/x/only-other", 20L));
    assertThat(table.equations())
        .containsExactly(
            new Equation("town", List.of("d/x/common")),
            new Equation("county", List.of("d/x/common", "d/x/only-other")));
  }

  @Test
  void categoriesAddUpToTheTotalIfThereIsOne() {
    Differencing differencing =
        new Differencing("d")
            .overlapping("a", new Side("one/a", 10), new Side("other/a", 9), 8)
            .overlapping("b", new Side("one/b", 5), new Side("other/b", 5), 5);
    assertThat(differencing.table().equations()).hasSize(4);
    List<Equation> all =
        differencing
            .overlapping("", new Side("one", 15), new Side("other", 14), 13)
            .table()
            .equations();
    assertThat(all)
        .hasSize(9)
        .contains(
            new Equation("d/common", List.of("d/a/common", "d/b/common")),
            new Equation("d/only-one", List.of("d/a/only-one", "d/b/only-one")),
            new Equation("d/only-other", List.of("d/a/only-other", "d/b/only-other")));
  }

  @Test
  void nestedCategoriesHaveNothingThatOnlyTheirPartCovers() {
    CountTable table =
        new Differencing("d")
            .nested("a", new Side("part/a", 3), new Side("whole/a", 4))
            .nested("", new Side("part", 3), new Side("whole", 4))
            .table();
    assertThat(table.equations())
        .filteredOn(equation -> equation.total().startsWith("d/"))
        .containsExactly(
            new Equation("d/common", List.of("d/a/common")),
            new Equation("d/only-other", List.of("d/a/only-other")));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 8, 0, true",
    "5, 8, 5, true",
    "8, 5, 5, true",
    "5, 8, 6, false",
    "8, 5, 6, false",
    "5, 8, -1, false"
  })
  void noMoreCanBeInCommonThanEitherHas(long one, long other, long common, boolean possible) {
    Differencing differencing = new Differencing("d");
    Side left = new Side("x", one);
    Side right = new Side("y", other);
    if (possible) {
      assertThat(differencing.overlapping("c", left, right, common).table().cells()).hasSize(5);
    } else {
      assertThatThrownBy(() -> differencing.overlapping("c", left, right, common))
          .hasMessageContaining("'x' and 'y' cannot have " + common + " in common");
    }
  }

  @Test
  void aPartIsNotLargerThanItsWhole() {
    assertThatThrownBy(
            () -> new Differencing("d").nested("c", new Side("part", 9), new Side("whole", 8)))
        .hasMessageContaining("cannot have 9 in common");
  }
}
