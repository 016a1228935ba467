package org.throughline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;

/// Where the program prints to. It remembers what could not be written: the writer that prints keeps that to itself, and
/// an answer that is cut off by a full disk would end like a whole one.
final class StandardOutput extends OutputStream {

  private final OutputStream to;
  private Optional<IOException> problem = Optional.empty();

  StandardOutput(OutputStream to) {
    this.to = to;
  }

  static StandardOutput ofTheProcess() {
    return new StandardOutput(new FileOutputStream(FileDescriptor.out));
  }

  PrintWriter writer() {
    return new PrintWriter(
        new OutputStreamWriter(
            this, Charset.forName(System.getProperty("stdout.encoding", "UTF-8"))),
        true);
  }

  /// @return why what was printed did not arrive; nothing where the reader wanted no more, as `head` does
  Optional<String> problem() {
    return problem.map(p -> String.valueOf(p.getMessage())).filter(m -> !m.equals("Broken pipe"));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      to.write(bytes, from, length);
    } catch (IOException e) {
      problem = problem.or(() -> Optional.of(e));
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    to.flush();
  }
}
