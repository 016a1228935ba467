package org.throughline.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How a command that reports does so: every such command has it.
final class ReportFormat {

  @Option(names = "--json", description = "One JSON object on the standard output, not text.")
  private boolean json;

  boolean isJson() {
    return json;
  }

  /// Prints a report, whole.
  ///
  /// @param spec the command's
  void print(Report report, CommandSpec spec) {
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      to.print(
          JsonMapper.builder()
              .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(report.fields()));
      to.print('\n');
    } else {
      report.print(to);
    }
    to.flush();
  }
}
