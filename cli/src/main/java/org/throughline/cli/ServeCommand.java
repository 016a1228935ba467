package org.throughline.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.throughline.serve.PublicationServer;
import org.throughline.serve.PublicationServer.Limits;
import org.throughline.workspace.BuildFolder;
import org.throughline.workspace.DamagedFileException;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/// `throughline serve`
@Command(
    name = "serve",
    description =
        "Serve what was published, and a read-only interface to its numbers, until interrupted.")
final class ServeCommand implements Callable<Integer> {

  /// How long the end of the program waits for answers that are being sent.
  private static final int GRACE_SECONDS = 8;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "The folder of a build, or a published folder.")
  private Path out = Path.of("out");

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen on; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "Requests that a client may send in a second; 0 for no limit (default:"
              + " ${DEFAULT-VALUE}).")
  private int rate = 50;

  @Option(names = "--log", description = "Write a line in JSON for every answer.")
  private boolean logs;

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > 65_535 || rate < 0) {
      throw new RefusedException(Reason.USAGE, "Valid: --port from 0 to 65535, --rate from 0");
    }
    Consumer<String> log = logs ? spec.commandLine().getErr()::println : line -> {};
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    try (PublicationServer server = start(log)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(interrupted, ended)));
      spec.commandLine()
          .getOut()
          .println(
              String.format(
                  Locale.ROOT,
                  "Serving %s at http://%s:%d/ (interface: /api/v1/openapi.yaml)",
                  out,
                  host,
                  server.address().getPort()));
      spec.commandLine().getOut().flush();
      interrupted.await();
    } finally {
      ended.countDown();
    }
    return ExitCode.OK;
  }

  /// The Java runtime halts when its hooks have run, whatever answers are still being sent.
  private void end(CountDownLatch interrupted, CountDownLatch ended) {
    interrupted.countDown();
    try {
      if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        spec.commandLine().getErr().println("Answers that were still being sent were cut.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private PublicationServer start(Consumer<String> log) throws RefusedException {
    try {
      return PublicationServer.start(
          published(),
          new InetSocketAddress(host, port),
          new Limits(Limits.STANDARD.atOnce(), rate),
          log);
    } catch (IOException e) {
      if (e.getCause() instanceof JacksonException) {
        throw new RefusedException(
            Reason.BAD_INPUT,
            DamagedFileException.message(published().resolve("catalog.json").toString()));
      }
      throw new RefusedException(
          Reason.BAD_OUTPUT,
          String.format(
              Locale.ROOT,
              "%s:%d cannot be listened on (%s). Valid: an address of this machine, and a port of"
                  + " it that is free",
              host,
              port,
              e.getMessage()));
    }
  }

  private Path published() throws RefusedException {
    if (Files.isRegularFile(out.resolve("catalog.json"))) {
      return out;
    }
    BuildFolder.requireCurrent(out);
    return out.resolve("published");
  }
}
