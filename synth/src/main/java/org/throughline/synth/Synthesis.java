package org.throughline.synth;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Writes synthetic releases. Same request, same bytes; memory does not grow with the rows, but for
/// 12 bytes for each episode and the distinct texts of the files being written.
public final class Synthesis {

  private static final int ROOM = 1 << 16;

  /// Rows between two reports of progress.
  private static final int BEAT = 4096;

  private final SynthRequest request;
  private final SynthProgress progress;
  private final Layout layout;
  private final SynthVocabulary vocabulary;
  private final Lives lives;

  private Synthesis(SynthRequest request, SynthProgress progress) {
    this.request = request;
    this.progress = progress;
    Layout own = Layout.read(request.vocabulary());
    layout = request.container().isEmpty() ? own : own.in(Container.named(request.container()));
    vocabulary = SynthVocabulary.read(layout.vocabulary());
    lives = new Lives(request, layout);
  }

  /// Writes a release and the truth about it, several files at a time.
  ///
  /// @throws IllegalArgumentException when the vocabulary or a table is not known
  /// @throws IOException when something cannot be written; files begun remain
  public static SynthReport write(SynthRequest request, SynthProgress progress) throws IOException {
    return new Synthesis(request, progress).write();
  }

  /// Names of the vocabularies that can be synthesised: short name and id.
  public static List<String> vocabularies() {
    return Layout.all().stream()
        .map(layout -> layout.shortName() + " (" + layout.vocabulary() + ")")
        .toList();
  }

  /// Names of the containers that a request can ask for.
  public static List<String> containers() {
    return Container.names();
  }

  private SynthReport write() throws IOException {
    List<FilePlan> plans = plans();
    TruthFolder truth = new TruthFolder(request.directory());
    List<Done> outcomes = all(plans, truth);
    Tally tally = tally();
    outcomes.forEach(outcome -> tally.add(outcome.tally()));
    List<SynthReport.Written> files = outcomes.stream().map(Done::file).toList();
    truth.finish(request, lives, layout, new TruthFolder.Finished(files, tally));
    return new SynthReport(files, truth.path());
  }

  /// What one file came to.
  private record Done(SynthReport.Written file, Tally tally) {}

  private List<FilePlan> plans() {
    List<FilePlan> plans = new ArrayList<>();
    List<String> wanted = request.tables();
    for (String table : wanted) {
      if (layout.tables().stream().noneMatch(known -> known.table().equals(table))) {
        throw new IllegalArgumentException(
            "No table '%s' in the layout of '%s'; valid are %s"
                .formatted(
                    table,
                    layout.vocabulary(),
                    layout.tables().stream().map(Layout.TableLayout::table).toList()));
      }
    }
    for (Layout.TableLayout table : layout.tables()) {
      if (wanted.isEmpty() ? table.usual() : wanted.contains(table.table())) {
        FilePlan.of(layout, table).forEach(plan -> plans.add(packed(plan)));
      }
    }
    return plans;
  }

  /// Text has no sheets.
  private FilePlan packed(FilePlan plan) {
    return layout.container().text().isPresent() ? plan.asText() : plan;
  }

  private List<Done> all(List<FilePlan> plans, TruthFolder truth) throws IOException {
    int threads = Math.min(plans.size(), Runtime.getRuntime().availableProcessors());
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<Done>> futures = new ArrayList<>();
      plans.forEach(plan -> futures.add(workers.submit(() -> file(plan, truth))));
      List<Done> outcomes = new ArrayList<>();
      for (Future<Done> future : futures) {
        outcomes.add(await(future));
      }
      return outcomes;
    }
  }

  private static Done await(Future<Done> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while writing", e);
    }
  }

  private Tally tally() {
    return new Tally(lives.facilities().all().size(), layout.firstMoment(), layout.lastMoment());
  }

  private Done file(FilePlan plan, TruthFolder truth) throws IOException {
    Path path = request.directory().resolve(plan.name() + layout.container().ending());
    String name = String.valueOf(path.getFileName());
    Tally tally = tally();
    Layout.TableLayout table = layout.table(plan.table());
    RowBuffer row = new RowBuffer(vocabulary.columns(plan.table()), table.days());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), ROOM);
        ReleaseFile file = release(out);
        TruthPart part = truth.part(plan, name, tally)) {
      Page page = new Page(file, (f, sheet) -> open(f, plan, sheet), part, row);
      for (FilePlan.Sheet sheet : plan.sheets()) {
        page.sheet(sheet.name());
        rows(plan, sheet, new Target(page, part, name));
      }
      return new Done(new SynthReport.Written(path, plan.table(), part.count()), tally);
    }
  }

  private ReleaseFile release(OutputStream out) throws IOException {
    TextDialect dialect = layout.container().text().orElse(null);
    return dialect == null
        ? new XlsxFile(out, layout.container().workbook())
        : new DelimitedFile(out, dialect);
  }

  /// A file being written, and how to tell about it.
  private record Target(Page page, TruthPart part, String name) {}

  private void open(ReleaseFile file, FilePlan plan, String sheet) throws IOException {
    List<String> headers =
        vocabulary.columns(plan.table()).stream().map(SynthVocabulary.Column::header).toList();
    file.sheet(sheet, Preamble.lines(request, layout, plan), headers);
  }

  private void rows(FilePlan plan, FilePlan.Sheet sheet, Target target) throws IOException {
    Script script = Script.of(plan.table(), lives, layout);
    Episodes episodes = lives.episodes();
    int first = episodes.from(sheet.from() - (long) script.daysBefore() * Moments.DAY);
    int end = episodes.from(sheet.to() + (long) script.daysAfter() * Moments.DAY);
    long told = target.part().count();
    for (int i = first; i < end; i++) {
      script.rows(lives.life(i), sheet, target.page());
      long rows = target.part().count();
      if (rows - told >= BEAT || i == end - 1) {
        progress.wrote(target.name(), rows - told);
        told = rows;
      }
    }
  }
}
