package org.throughline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/// Runs commands as a user would and keeps what they print.
final class Terminal {

  private Terminal() {}

  /// What a command came to.
  record Outcome(int exitCode, String out, String err) {}

  /// Starts the real program in a process of its own.
  ///
  /// @param says the file that what it prints goes to
  static Process launch(Path says, Object... arguments) throws IOException {
    return launch(says, List.of(), arguments);
  }

  /// The same with options for the Java runtime.
  static Process launch(Path says, List<String> options, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(heedingInterrupts());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(says.toFile())
        .start();
  }

  /// Tests that run in the background of a script may ignore interrupts, and what they start would too.
  private static List<String> heedingInterrupts() throws IOException {
    List<String> prefix = List.of("env", "--default-signal=INT");
    List<String> nothing = new ArrayList<>(prefix);
    nothing.add("true");
    try {
      return new ProcessBuilder(nothing).start().waitFor() == 0 ? prefix : List.of();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /// Waits until a process has done something that can be seen; it must not end before.
  static void await(Process process, Callable<Boolean> seen) throws Exception {
    while (!seen.call()) {
      if (!process.isAlive() && !seen.call()) {
        throw new AssertionError("The process ended with " + process.exitValue());
      }
      Thread.sleep(2);
    }
  }

  static Outcome run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      words[i] = arguments[i].toString();
    }
    CommandLine line = Main.commandLine(List.of(words));
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = line.execute(words);
    return new Outcome(exitCode, out.toString(), err.toString());
  }
}
