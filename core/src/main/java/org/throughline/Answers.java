package org.throughline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.throughline.engine.EngineChoice;
import org.throughline.measures.Answer;
import org.throughline.measures.AnswerText;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Queries;
import org.throughline.measures.Question;
import org.throughline.pipeline.Method;
import org.throughline.pipeline.ProtectedAnswers;
import org.throughline.workspace.CellsFile;
import org.throughline.workspace.PolicyFile;
import org.throughline.workspace.Publications;
import org.throughline.workspace.RefusedException;

/// Answers from one finished build, whatever becomes current meanwhile. For one thread at a time; open another for another thread.
public final class Answers implements AutoCloseable {

  private final Path build;
  private final Method method;
  private final Queries queries;

  /// Made when first asked for: exact answers need no published numbers.
  private @Nullable ProtectedAnswers shown;

  private Answers(Path build, Method method) {
    this.build = build;
    this.method = method;
    this.queries = new Queries(method.engine(), method.measures());
  }

  static Answers from(Path build, EngineChoice engine) throws IOException {
    return new Answers(build, Method.over(build, engine));
  }

  /// What can be asked.
  public Collection<MeasureSpec> measures() {
    return method.measures().specs();
  }

  /// The exact answer. Not protected: for this machine only.
  ///
  /// @throws IllegalArgumentException naming a measure, dimension or value that is unknown, and what is nearest to it
  public Answer exact(Question question) {
    return queries.answer(question);
  }

  /// The exact answer with how complete each period of a series of events is expected to be, as releases that overlap
  /// tell.
  ///
  /// @throws IllegalArgumentException as [#exact(Question)] does, and when no two releases cover the same time
  public Answer withCompleteness(Question question) {
    return queries.withCompleteness(question);
  }

  /// What of the answer may be shown, and why the rest is not: counts that the build published, after its disclosure
  /// control and audit; statistics by rules of their own.
  ///
  /// @throws IllegalArgumentException as [#exact(Question)] does
  public Answer published(Question question) throws IOException, RefusedException {
    if (shown == null) {
      int threshold = PolicyFile.read(build, 0).threshold();
      shown =
          new ProtectedAnswers(method, CellsFile.all(build), Publications.before(build), threshold);
    }
    return shown.of(exact(queries.ofOnlyRelease(question)));
  }

  /// Writes an answer as a Parquet file.
  public void parquet(Answer answer, Path file) {
    AnswerText.parquet(answer, method.engine(), file);
  }

  @Override
  public void close() {
    method.close();
  }
}
