package org.throughline.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every label has an id of its own, and it is made from nothing but the label.
final class SpellingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CAPITALS | MEXICO | mexico",
        "CAPITALS | EL SALVADOR | el-salvador",
        "CAPITALS | KOREA, SOUTH | korea_2c-south",
        "CAPITALS | KOREA SOUTH | korea-south",
        "CAPITALS | KOREA-SOUTH | korea_2dsouth",
        "CAPITALS | Mexico | _t_mexico",
        "CAPITALS | mexico | _l_mexico",
        "CAPITALS | CÔTE D'IVOIRE | c_u00d4te-d_27ivoire",
        "CAPITALS | TOTAL | _54otal",
        "CAPITALS | not recorded | not-recorded",
        "CAPITALS | NOT RECORDED | _4eot-recorded",
        "TITLE | El Paso | el-paso",
        "TITLE | EL PASO | _u_el-paso",
        "TITLE | 2 Pending Criminal Charges | 2-pending-criminal-charges",
        "TITLE | withheld by the agency | withheld-by-the-agency",
        "TITLE | Withheld by the Agency | _57ithheld-by-the-agency",
        "CODE | 2016-01 | 2016-01",
        "CODE | 2019-ICFO-53623 | 2019-icfo-53623",
        "CODE | DIFF | _44iff",
        "CODE | COMBINED | _43ombined",
      })
  void idsAreReadable(Spelling spelling, String label, String id) {
    assertThat(spelling.id(label)).isEqualTo(id);
  }

  /// The characters that labels are made of, with those that look alike or are easily lost.
  private static final List<String> PIECES =
      List.of(
          "A",
          "B",
          "a",
          "b",
          "Of",
          "of",
          "OF",
          "TOTAL",
          "Total",
          "total",
          "1",
          "2",
          " ",
          "  ",
          "-",
          "--",
          "_",
          "_2c",
          "_u_",
          "_l_",
          "u",
          "l",
          "t",
          ",",
          ".",
          "'",
          "/",
          "=",
          "@",
          "+",
          "Ô",
          "ô",
          "\u00a0",
          "not recorded",
          "NO DATE",
          "no-date",
          "diff",
          "combined",
          "é",
          "中");

  @ParameterizedTest
  @EnumSource(Spelling.class)
  void noTwoLabelsHaveTheSameId(Spelling spelling) {
    SplittableRandom random = new SplittableRandom(10);
    Map<String, String> labels = new HashMap<>();
    for (int made = 0; made < 200_000; made++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(1, 6); pieces > 0; pieces--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String label = text.toString();
      if (!label.isBlank()) {
        String id = spelling.id(label);
        assertThat(id).matches("[a-z0-9_-]+").isNotEqualTo(Category.TOTAL);
        String before = labels.putIfAbsent(id, label);
        assertThat(before == null ? label : before).as(id).isEqualTo(label);
      }
    }
    assertThat(labels).hasSizeGreaterThan(50_000);
  }

  @Test
  void anIdDoesNotDependOnWhatWasAskedBefore() {
    String alone = Spelling.CAPITALS.id("KOREA, SOUTH");
    Spelling.CAPITALS.id("KOREA SOUTH");
    assertThat(Spelling.CAPITALS.id("KOREA, SOUTH")).isEqualTo(alone);
  }

  @Test
  void aCategoryKeepsItsLabelBesideItsId() {
    assertThat(Category.of("KOREA, SOUTH", Spelling.CAPITALS))
        .isEqualTo(new Category("korea_2c-south", "KOREA, SOUTH"));
  }
}
