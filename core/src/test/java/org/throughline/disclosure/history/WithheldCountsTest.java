package org.throughline.disclosure.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WithheldCountsTest {

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadBackInPlaceOfWhatWasThere() throws IOException {
    Path file = folder.resolve("ledger.withheld");
    assertThat(WithheldCounts.read(file)).isEmpty();
    WithheldCounts.write(file, Map.of("row/r0", 4L));
    WithheldCounts.write(file, Map.of("row/r0", 9L, "a \"quoted\" name", 1L));
    assertThat(WithheldCounts.read(file)).isEqualTo(Map.of("row/r0", 9L, "a \"quoted\" name", 1L));
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  /// Whoever has the old file open reads it to its end: the new one is another file.
  @Test
  void aReaderNeverSeesHalfOfAFile() throws IOException {
    Path file = folder.resolve("ledger.withheld");
    WithheldCounts.write(file, Map.of("before", 4L));
    try (BufferedReader reading = Files.newBufferedReader(file)) {
      WithheldCounts.write(file, Map.of("after", 5L, "more", 6L));
      assertThat(reading.readAllAsString()).contains("before").doesNotContain("after");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    Path file = folder.resolve("ledger.withheld");
    String good = "{\"withheld\":\"a\",\"count\":4}\n";
    for (String bad : new String[] {"{\"withheld\":\"b\"}", "{\"count\":1}", "{", "x"}) {
      Files.writeString(file, good + good + bad + "\n");
      assertThatThrownBy(() -> WithheldCounts.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("line 3 is not a withheld count");
    }
  }
}
