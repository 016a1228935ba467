package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WithheldCountsTest {

  @TempDir Path folder;

  @Test
  void whatWasAddedIsReadBackAndNothingIsAddedTwice() throws IOException {
    Path file = folder.resolve("ledger.withheld");
    assertThat(WithheldCounts.read(file)).isEmpty();
    WithheldCounts.add(file, Map.of("row/r0", 4L));
    WithheldCounts.add(file, Map.of("row/r0", 9L, "a \"quoted\" name", 1L));
    assertThat(WithheldCounts.read(file)).isEqualTo(Map.of("row/r0", 4L, "a \"quoted\" name", 1L));
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void aDamagedLineIsNamedAndNothingIsAdded() throws IOException {
    Path file = folder.resolve("ledger.withheld");
    String good = "{\"withheld\":\"a\",\"count\":4}\n";
    for (String bad : new String[] {"{\"withheld\":\"b\"}", "{\"count\":1}", "{", "x"}) {
      Files.writeString(file, good + good + bad + "\n");
      assertThatThrownBy(() -> WithheldCounts.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("line 3 is not a withheld count");
      assertThatThrownBy(() -> WithheldCounts.add(file, Map.of("c", 1L)))
          .isInstanceOf(IOException.class);
      assertThat(Files.readString(file)).isEqualTo(good + good + bad + "\n");
    }
  }
}
