package org.throughline.publish;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.text.MessageFormat;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.throughline.disclosure.ProtectedCount;
import org.throughline.disclosure.TableDecision;

/// What a publication says in words: fixed words with names, months and protected counts in their places.
///
/// The pattern has to be a constant, which the compiler checks, and a place takes no bare number: a count gets
/// into a sentence as a [ProtectedCount] or not at all.
public final class Sentence {

  /// Nothing.
  public static final Sentence EMPTY = new Sentence(List.of());

  private final List<Piece> pieces;

  private Sentence(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /// A pattern with what stands in its places, or words without places.
  private record Piece(String pattern, Optional<List<Part>> parts) {

    static Piece words(String words) {
      return new Piece(words, Optional.empty());
    }

    @Override
    public String toString() {
      return in(pattern, Locale.ROOT, Part::toString);
    }

    Optional<String> translated(Texts texts) {
      return texts
          .translation(pattern)
          .or(() -> parts.isEmpty() ? texts.phrase(pattern) : Optional.empty());
    }

    String in(String translated, Locale locale, Function<Part, String> said) {
      return parts.isEmpty()
          ? translated
          : new MessageFormat(translated, locale).format(parts.get().stream().map(said).toArray());
    }
  }

  /// What may stand in a sentence.
  public sealed interface Part permits Name, Names, HowMany, Month, Count {}

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
      return Wording.count(names.size());
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
          ? Wording.count(count.shown().getAsLong())
          : Suppression.SYMBOL;
    }
  }

  /// Fixed words with parts at `{0}`, `{1}` and so on.
  public static Sentence of(@CompileTimeConstant String pattern, Part... parts) {
    return new Sentence(List.of(new Piece(pattern, Optional.of(List.of(parts)))));
  }

  /// Words that ship with the program as data: a definition, a caveat, why a table cannot be made.
  public static Sentence shipped(String words) {
    return new Sentence(List.of(Piece.words(words)));
  }

  /// Why disclosure control withholds a table.
  public static Sentence of(TableDecision.Withheld decision) {
    return new Sentence(List.of(Piece.words(decision.reason())));
  }

  /// Sentences after each other, those left out that say nothing.
  public static Sentence all(List<Sentence> sentences) {
    return new Sentence(
        sentences.stream()
            .filter(one -> !one.toString().isEmpty())
            .flatMap(one -> one.pieces.stream())
            .toList());
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Sentence sentence && sentence.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /// The words.
  @Override
  public String toString() {
    return pieces.stream().map(Piece::toString).collect(Collectors.joining(" "));
  }

  /// The sentence as readers of a language see it.
  ///
  /// @param lang the language that it is in: that of the texts where all of it has a translation
  record Said(String text, String lang) {

    private static final Pattern END = Pattern.compile("(?<=[\\p{Ll})]\\.)\\s+(?=\\p{Lu})");

    /// The first of several sentences.
    Said first() {
      return new Said(END.split(text, 2)[0], lang);
    }
  }

  /// The same in a language, as far as it has been translated; else in English.
  Said in(Texts texts) {
    boolean translated =
        texts == Texts.ENGLISH
            || pieces.stream().allMatch(piece -> piece.translated(texts).isPresent());
    Texts used = translated ? texts : Texts.ENGLISH;
    return new Said(
        pieces.stream()
            .map(
                piece ->
                    piece.in(
                        piece.translated(used).orElse(piece.pattern()),
                        used.locale(),
                        part -> said(part, used)))
            .collect(Collectors.joining(" ")),
        used.language());
  }

  private static String said(Part part, Texts texts) {
    return switch (part) {
      case Month(YearMonth month) -> texts.window(month, month);
      case Name(String name) -> texts.phrase(name).orElse(name);
      case Names _, HowMany _, Count _ -> part.toString();
    };
  }
}
