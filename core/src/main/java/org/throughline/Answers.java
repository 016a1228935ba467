package org.throughline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.throughline.measures.Answer;
import org.throughline.measures.AnswerText;
import org.throughline.measures.CellRecord;
import org.throughline.measures.MeasureSpec;
import org.throughline.measures.Queries;
import org.throughline.measures.Question;
import org.throughline.pipeline.Method;
import org.throughline.pipeline.ProtectedAnswers;
import org.throughline.workspace.CellsFile;

/// Answers from one finished build, whatever becomes current meanwhile. For one thread at a time; open another for another thread.
public final class Answers implements AutoCloseable {

  private final Method method;
  private final List<CellRecord> cells;

  private Answers(Method method, List<CellRecord> cells) {
    this.method = method;
    this.cells = List.copyOf(cells);
  }

  static Answers from(Path build) throws IOException {
    return new Answers(Method.over(build), CellsFile.all(build));
  }

  /// What can be asked.
  public Collection<MeasureSpec> measures() {
    return method.measures().specs();
  }

  /// The exact answer. Not protected: for this machine only.
  ///
  /// @throws IllegalArgumentException naming a measure, dimension or value that is unknown, and what is nearest to it
  public Answer exact(Question question) {
    return new Queries(method.engine(), method.measures()).answer(question);
  }

  /// What of the answer the build published, after its disclosure control and audit, and why the rest is not shown.
  ///
  /// @throws IllegalArgumentException as [#exact(Question)] does
  public Answer published(Question question) {
    return new ProtectedAnswers(cells).of(exact(question));
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
