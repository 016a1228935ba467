package org.throughline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// Runs commands as a user would and keeps what they print.
final class Terminal {

  private Terminal() {}

  /// What a command came to.
  record Outcome(int exitCode, String out, String err) {}

  static Outcome run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      words[i] = arguments[i].toString();
    }
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = line.execute(words);
    return new Outcome(exitCode, out.toString(), err.toString());
  }
}
