package org.throughline.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Spark cluster of real processes on this machine: one master and two workers, each with one core. They
/// end with [#close()], and with this process whatever happens to it.
final class StandaloneCluster implements AutoCloseable {

  /// Named in the master's log when a worker has joined.
  private static final String JOINED = "Registering worker";

  private static final int WORKERS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String HERE = "127.0.0.1";

  /// What Spark needs of the JDK; the cluster's processes are started without its scripts.
  private static final List<String> OPENS =
      Stream.of(
              "java.lang",
              "java.lang.invoke",
              "java.io",
              "java.net",
              "java.nio",
              "java.util",
              "java.util.concurrent",
              "sun.nio.ch",
              "sun.util.calendar")
          .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
          .toList();

  /// For processes that live for a minute: little memory, and code that is ready soon.
  private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Path home;
  private final int port;
  private final List<Process> processes = Collections.synchronizedList(new ArrayList<>());
  private final Thread atExit = new Thread(this::end);

  private StandaloneCluster(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  /// Starts the cluster and waits until both workers have joined.
  ///
  /// @param home a new folder, for links to Spark's jars, logs and what workers write
  static StandaloneCluster start(Path home) throws IOException, InterruptedException {
    link(Files.createDirectories(home.resolve("jars")));
    StandaloneCluster cluster = new StandaloneCluster(home, freePort());
    Runtime.getRuntime().addShutdownHook(cluster.atExit);
    try {
      cluster.launch(
          "master",
          List.of(
              "org.apache.spark.deploy.master.Master",
              "--host",
              HERE,
              "--port",
              Integer.toString(cluster.port),
              "--webui-port",
              "0"));
      for (int i = 1; i <= WORKERS; i++) {
        cluster.launchWorker("worker-" + i);
      }
      cluster.awaitWorkers();
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /// Where a program finds the cluster.
  String master() {
    return "spark://" + HERE + ":" + port;
  }

  /// What executors may use, so that two of them, with master and workers, stay small; and plans that are made
  /// once and interpreted, because adapting and compiling them takes longer than running them on a small
  /// release. The local test does both.
  Map<String, Object> settings() {
    return Map.of(
        "spark.executor.memory",
        "512m",
        "spark.executor.cores",
        "1",
        "spark.executor.extraJavaOptions",
        String.join(" ", SMALL),
        "spark.sql.adaptive.enabled",
        "false",
        "spark.sql.codegen.wholeStage",
        "false",
        "spark.cores.max",
        Integer.toString(WORKERS),
        "spark.sql.shuffle.partitions",
        Integer.toString(WORKERS),
        "spark.local.dir",
        home.resolve("scratch").toString());
  }

  /// The largest memory that this process and the cluster's, executors included, have held so far, in MB; 0
  /// where the system does not say.
  long peakMegabytes() throws IOException {
    long sum = 0;
    List<ProcessHandle> all = new ArrayList<>(handles());
    all.add(ProcessHandle.current());
    for (ProcessHandle one : all) {
      Path status = Path.of("/proc", Long.toString(one.pid()), "status");
      if (Files.isReadable(status)) {
        try (Stream<String> lines = Files.lines(status)) {
          sum +=
              lines
                  .filter(line -> line.startsWith("VmHWM:"))
                  .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                  .sum();
        }
      }
    }
    return sum;
  }

  /// The cluster's processes that still run, those that workers started included.
  List<ProcessHandle> handles() {
    return List.copyOf(processes).stream()
        .flatMap(process -> Stream.concat(Stream.of(process.toHandle()), process.descendants()))
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  private static void link(Path jars) throws IOException {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry).toAbsolutePath();
      if (entry.endsWith(".jar") && Files.exists(jar)) {
        Path link = jars.resolve(String.valueOf(jar.getFileName()));
        if (!Files.exists(link)) {
          Files.createSymbolicLink(link, jar);
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void launchWorker(String name) throws IOException {
    launch(
        name,
        List.of(
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            HERE,
            "--cores",
            "1",
            "--memory",
            "600m",
            "--work-dir",
            home.resolve(name).toString(),
            "--webui-port",
            "0",
            master()));
  }

  private void launch(String name, List<String> arguments) throws IOException {
    String java = System.getProperty("java.home");
    List<String> command = new ArrayList<>();
    command.add(Path.of(java, "bin", "java").toString());
    command.add("-Xmx160m");
    command.addAll(SMALL);
    command.addAll(OPENS);
    command.add("-cp");
    command.add(home.resolve("jars") + "/*");
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HERE);
    builder.environment().put("JAVA_HOME", java);
    processes.add(builder.start());
  }

  private Path log(String name) {
    return home.resolve(name + ".log");
  }

  private void awaitWorkers() throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (joined() < WORKERS) {
      if (Instant.now().isAfter(deadline) || processes.stream().anyMatch(one -> !one.isAlive())) {
        throw new IOException("The cluster did not start:\n" + logs());
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private long joined() throws IOException {
    try (Stream<String> lines = Files.lines(log("master"))) {
      return lines.filter(line -> line.contains(JOINED)).count();
    }
  }

  private String logs() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .sorted()
          .map(StandaloneCluster::text)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String text(Path file) {
    try {
      return file.getFileName() + "\n" + Files.readString(file);
    } catch (IOException e) {
      return file.getFileName() + " cannot be read: " + e;
    }
  }

  private void end() {
    // Executors are children of the workers: found before their parents end, or they would be
    // nobody's.
    List<ProcessHandle> all = handles();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
