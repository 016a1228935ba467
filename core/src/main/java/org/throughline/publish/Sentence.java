package org.throughline.publish;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.text.MessageFormat;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.throughline.disclosure.ProtectedCount;
import org.throughline.disclosure.TableDecision;
import org.throughline.disclosure.history.EarlierNumbers;

/// What a publication says in words: fixed words with names, months and protected counts in their places.
///
/// The pattern has to be a constant, which the compiler checks, and a place takes no bare number: a count gets
/// into a sentence as a [ProtectedCount] or not at all.
public final class Sentence {

  /// Nothing.
  public static final Sentence EMPTY = new Sentence("");

  private final String text;

  private Sentence(String text) {
    this.text = text;
  }

  /// What may stand in a sentence.
  public sealed interface Part permits Name, Names, HowMany, Month, Count, Earlier, Earliers {}

  /// A name as somebody gave it: of a release, a sheet, a table, a column.
  public record Name(String name) implements Part {
    @Override
    public String toString() {
      return name;
    }
  }

  /// Names in a row.
  public record Names(List<String> names, String between) implements Part {
    public Names {
      names = List.copyOf(names);
    }

    @Override
    public String toString() {
      return String.join(between, names);
    }
  }

  /// How many names there are of something that is no person and no record: categories, columns.
  public record HowMany(List<String> names) implements Part {
    public HowMany {
      names = List.copyOf(names);
    }

    @Override
    public String toString() {
      return Words.count(names.size());
    }
  }

  /// A month, `2016-09`.
  public record Month(YearMonth month) implements Part {
    @Override
    public String toString() {
      return month.toString();
    }
  }

  /// A count that disclosure control has seen.
  public record Count(ProtectedCount count) implements Part {
    @Override
    public String toString() {
      return count.shown().isPresent()
          ? Words.count(count.shown().getAsLong())
          : Suppression.SYMBOL;
    }
  }

  /// A number that readers have from an earlier publication.
  public record Earlier(String name, EarlierNumbers.Dated number) implements Part {
    @Override
    public String toString() {
      return name + " " + Words.count(number.value()) + " (" + number.on() + ")";
    }
  }

  /// Several of them.
  public record Earliers(List<Earlier> numbers) implements Part {
    public Earliers {
      numbers = List.copyOf(numbers);
    }

    @Override
    public String toString() {
      return numbers.stream().map(Earlier::toString).collect(Collectors.joining("; "));
    }
  }

  /// Fixed words with parts at `{0}`, `{1}` and so on.
  public static Sentence of(@CompileTimeConstant String pattern, Part... parts) {
    Object[] texts = Arrays.stream(parts).map(Object::toString).toArray();
    return new Sentence(new MessageFormat(pattern, Locale.ROOT).format(texts));
  }

  /// Words that ship with the program as data: a definition, a caveat, why a table cannot be made.
  public static Sentence shipped(String words) {
    return new Sentence(words);
  }

  /// Why disclosure control withholds a table.
  public static Sentence of(TableDecision.Withheld decision) {
    return new Sentence(decision.reason());
  }

  /// Sentences after each other, those left out that say nothing.
  public static Sentence all(List<Sentence> sentences) {
    return new Sentence(
        sentences.stream()
            .map(Sentence::toString)
            .filter(one -> !one.isEmpty())
            .collect(Collectors.joining(" ")));
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Sentence sentence && sentence.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// The words.
  @Override
  public String toString() {
    return text;
  }
}
