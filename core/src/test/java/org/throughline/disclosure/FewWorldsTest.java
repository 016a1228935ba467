package org.throughline.disclosure;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Verdicts against trying every table, in few and fixed worlds: mutation testing runs it for every
/// mutant.
final class FewWorldsTest {

  @Test
  void verdictsOfFewWorldsAreThoseOfAllTables() {
    for (int seed = 0; seed < 120; seed++) {
      EveryTablePropertiesTest.check(new SmallWorld(new Random(seed), seed % 4 > 0), seed % 3);
    }
  }
}
