package org.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughline.measures.CellRecord;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Measures;
import org.throughline.measures.Scope;
import org.throughline.reconcile.OfficialFigures;
import org.throughline.releases.ColumnSpec;
import org.throughline.releases.Registry;
import org.throughline.releases.TableSpec;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Everything a user can ask for or get stands in the reference.
final class DocumentationTest {

  private static final Path ROOT = Path.of("..");

  private static String reference(String name) throws IOException {
    return Files.readString(ROOT.resolve("docs/reference/" + name + ".md"));
  }

  /// The part of a page under the heading `## title`.
  private static String section(String page, String title) {
    Matcher matcher =
        Pattern.compile("(?ms)^## " + Pattern.quote(title) + "$(.*?)(^## |\\z)").matcher(page);
    assertThat(matcher.find()).as("section " + title).isTrue();
    return matcher.group(1);
  }

  static List<CommandLine> commands() {
    return List.copyOf(Main.commandLine().getSubcommands().values());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandAndOptionIsInTheReference(CommandLine command) throws IOException {
    String text = section(reference("commands"), command.getCommandName());
    command
        .getSubcommands()
        .keySet()
        .forEach(name -> assertThat(text).contains("`" + command.getCommandName() + " " + name));
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.inherited() && !option.usageHelp() && !option.versionHelp()) {
        assertThat(text).contains("`" + option.longestName());
      }
    }
    command
        .getCommandSpec()
        .positionalParameters()
        .forEach(parameter -> assertThat(text).contains(parameter.paramLabel()));
  }

  @Test
  void everyOptionOfTheProgramIsInTheReference() throws IOException {
    String text = reference("commands");
    for (OptionSpec option : Main.commandLine().getCommandSpec().options()) {
      assertThat(text).contains("`" + option.longestName());
    }
  }

  @Test
  void everyExitCodeIsInTheReference() throws IOException, IllegalAccessException {
    String text = section(reference("commands"), "Exit codes");
    for (Field code : ExitCode.class.getDeclaredFields()) {
      assertThat(text).contains("| " + code.getInt(null) + " |");
    }
  }

  @Test
  void everyMeasureWithItsDimensionsAndOfficialFiguresIsInTheReference() throws IOException {
    String page = reference("measures");
    for (MeasureSpec measure : Measures.load().published()) {
      section(page, measure.measure());
      measure
          .dimensions()
          .keySet()
          .forEach(dimension -> assertThat(page).contains("| `" + dimension + "` |"));
    }
    for (OfficialFigures publication : OfficialFigures.load()) {
      for (OfficialFigures.Figure figure : publication.figures()) {
        assertThat(section(page, figure.measure()))
            .contains(String.format(Locale.ROOT, "%,d", figure.value()));
      }
    }
  }

  @Test
  void everyColumnOfTheLakeIsInTheReference() throws IOException {
    String page = reference("lake");
    for (TableSpec table : Registry.load().tables()) {
      String text = section(page, table.table());
      for (ColumnSpec column : table.columns()) {
        String line =
            text.lines()
                .filter(row -> row.startsWith("| `" + column.name() + "` |"))
                .findFirst()
                .orElse("");
        assertThat(line).as("%s.%s", table.table(), column.name()).isNotEmpty();
        assertThat(line.contains("Not stored")).isEqualTo(!column.privacy().inLake());
      }
    }
  }

  @Test
  void everyFieldOfTheExactNumbersIsInTheReference() throws IOException {
    String text = section(reference("measures"), "measures/cells.jsonl");
    for (RecordComponent field : CellRecord.class.getRecordComponents()) {
      assertThat(text).contains("`" + field.getName() + "`");
    }
    for (RecordComponent field : Scope.class.getRecordComponents()) {
      assertThat(text).contains("`" + field.getName() + "`");
    }
  }

  @Test
  void theCommandsOfTheReadmeExist() throws IOException {
    List<String> called = new ArrayList<>();
    Matcher matcher =
        Pattern.compile("(?m)^\\./throughline (\\w+)")
            .matcher(Files.readString(ROOT.resolve("README.md")));
    while (matcher.find()) {
      called.add(matcher.group(1));
    }
    assertThat(called).isNotEmpty();
    assertThat(Main.commandLine().getSubcommands().keySet()).containsAll(called);
  }
}
