package org.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.engine.DuckDbEngine;

/// What is declared of single tables holds of a messy release, and a table that breaks it is named.
final class DeclaredChecksTest {

  private static final int PEOPLE = 200;

  @TempDir private Path folder = Path.of("");

  private DuckDbEngine engine = DuckDbEngine.open();

  @BeforeEach
  void build() throws Exception {
    engine.close();
    new MessyRelease(5, PEOPLE).write(folder.resolve("release"), 0);
    engine = BuiltLifecycle.of(folder.resolve("release"), folder.resolve("lake"), "throughline-1");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void everyDeclarationHolds() {
    assertThat(DeclaredChecks.load().broken(engine)).isEmpty();
  }

  /// A table with one fault of each kind.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stints | select * from stints union all select * from stints | has its own origin",
        "nation_days | select * replace (null as people) from nation_days | people of nation_days is never empty",
        "links | select * replace ('guessed' as link_method) from links | link_method of links has no value but",
        "stints | select * replace (-1 as stay) from stints | Each stay of stints is a stays.stay",
      })
  void aFaultIsNamed(String table, String query, String about) {
    engine.create("faulty", query);
    engine.define(table, "select * from faulty");
    assertThat(Lifecycle.brokenInvariants(engine))
        .extracting(Lifecycle.BrokenInvariant::about)
        .anyMatch(said -> said.contains(about));
  }
}
