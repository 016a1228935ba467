package org.throughline.measures;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What kind of number a measure is, which decides how its rows become one.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Quantity.Flow.class, name = "flow"),
  @JsonSubTypes.Type(value = Quantity.Stock.class, name = "stock"),
  @JsonSubTypes.Type(value = Quantity.Presence.class, name = "presence"),
  @JsonSubTypes.Type(value = Quantity.Amount.class, name = "amount"),
  @JsonSubTypes.Type(value = Quantity.Duration.class, name = "duration"),
  @JsonSubTypes.Type(value = Quantity.Outcome.class, name = "outcome"),
  @JsonSubTypes.Type(value = Quantity.Ratio.class, name = "ratio"),
  @JsonSubTypes.Type(value = Quantity.StockShare.class, name = "stockshare"),
  @JsonSubTypes.Type(value = Quantity.Rate.class, name = "rate")
})
public sealed interface Quantity {

  /// `flow`, `stock`, `presence`, `amount`, `duration`, `outcome`, `ratio`, `stockshare` or `rate`.
  default String kind() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /// The numbers that an answer gives, in order.
  List<String> figures();

  /// Whether they are counts, which are 0 where there is nobody.
  default boolean mayBeZero() {
    return this instanceof Flow || this instanceof Stock || this instanceof Presence;
  }

  /// The dimensions that a share is made from: asked by one of them, it would be 0 or 1 whatever the records say. None of any other
  /// quantity.
  default List<String> madeFrom() {
    return switch (this) {
      case Ratio ratio -> ratio.dimensions();
      case StockShare part -> List.of(part.dimension());
      default -> List.of();
    };
  }

  /// Events in a period, the people they happened to, and the events of an average day of it.
  ///
  /// @param dateBasis the day that decides the period
  /// @param partOf condition of the rows that the events are some of; without it, of all rows of the table
  /// @param near categories of tables that count nearly the same events: where one of them is withheld, these would tell it
  record Flow(String dateBasis, @Nullable String partOf, @Nullable List<Category> near)
      implements Quantity {
    public Flow {
      partOf = partOf == null ? "true" : partOf;
      near = near == null ? List.of() : List.copyOf(near);
    }

    @Override
    public String partOf() {
      return java.util.Objects.requireNonNull(partOf);
    }

    @Override
    public List<Category> near() {
      return java.util.Objects.requireNonNull(near);
    }

    @Override
    public List<String> figures() {
      return List.of("events", "people", "per_day");
    }
  }

  /// A category of a published table; of its total, without dimension and label.
  record Category(String measure, @Nullable String dimension, @Nullable String label) {
    public Category {
      dimension = dimension == null ? "" : dimension;
      label = label == null ? "" : label;
    }

    @Override
    public String dimension() {
      return java.util.Objects.requireNonNull(dimension);
    }

    @Override
    public String label() {
      return java.util.Objects.requireNonNull(label);
    }
  }

  /// People there at the end of each day.
  ///
  /// @param convention at which moment of a day they are counted
  record Stock(String convention) implements Quantity {
    @Override
    public List<String> figures() {
      return List.of("average", "peak", "last", "person_days");
    }
  }

  /// Who or what was there at any time of a period, each counted once.
  ///
  /// @param counts the column that tells them apart: `person` or `facility`
  record Presence(String counts) implements Quantity {
    @Override
    public List<String> figures() {
      return List.of(counts.equals("person") ? "people" : "facilities");
    }
  }

  /// How large something is that was recorded of rows.
  ///
  /// @param of the column with it
  record Amount(String of) implements Quantity {
    @Override
    public List<String> figures() {
      return List.of("recorded", MEAN, "quartile1", "median", "quartile3");
    }
  }

  /// How long something lasted, in days. Of those who came, of whom some are still there, the mean is that of the days within
  /// the longest time that anybody was watched (the area under the curve of who is still there), and the quartiles are the curve's.
  record Duration(Cohort cohort) implements Quantity {
    @Override
    public List<String> figures() {
      return switch (cohort) {
        case EXIT -> List.of("ended", MEAN, "quartile1", "median", "quartile3");
        case ENTRY ->
            List.of("ended", "open", "restricted_mean", "quartile1", "median", "quartile3");
        case PRESENT -> List.of("open", MEAN, "quartile1", "median", "quartile3");
      };
    }
  }

  /// The name of the mean among figures.
  String MEAN = "mean";

  /// Who a duration is of.
  enum Cohort {
    /// Those who left in the period.
    EXIT,
    /// Those who came in the period, whether or not they have left.
    ENTRY,
    /// Those who were there at the end of the period's last day: how long they had been there by then.
    PRESENT;

    @com.fasterxml.jackson.annotation.JsonCreator
    static Cohort of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /// What had become of those who came in the period, some days later.
  ///
  /// @param days the days, in order
  record Outcome(List<Integer> days) implements Quantity {
    public Outcome {
      days = List.copyOf(days);
    }

    @Override
    public List<String> figures() {
      return List.of("share", "standard_error", "lower", "upper", "at_risk");
    }
  }

  /// A part of something.
  ///
  /// @param counts condition of a row that is part of the numerator
  /// @param of condition of a row that is part of the denominator
  /// @param dimensions those that the conditions look at
  record Ratio(String counts, String of, List<String> dimensions) implements Quantity {
    public Ratio {
      dimensions = List.copyOf(dimensions);
    }

    @Override
    public List<String> figures() {
      return List.of("share", "numerator", "denominator");
    }
  }

  /// The part of a stock that some categories are, on all nights of a period and on its last; in a series also the part of what the
  /// stock grew by since the last night of the period before.
  ///
  /// @param stock the measure of the stock
  /// @param dimension whose categories decide
  /// @param counts how categories begin that are the part
  /// @param of how categories begin that are the whole
  record StockShare(String stock, String dimension, List<String> counts, List<String> of)
      implements Quantity {
    public StockShare {
      counts = List.copyOf(counts);
      of = List.copyOf(of);
    }

    @Override
    public List<String> figures() {
      return List.of("share", "numerator", "denominator", "share_last", "share_of_growth");
    }
  }

  /// Events for each so many of something, with the exact limits of a Poisson count.
  ///
  /// @param numerator the measure of the events
  /// @param denominator the measure they are put beside: a flow as events, a stock as person-years
  /// @param per for how many, for example 100,000
  record Rate(String numerator, String denominator, int per) implements Quantity {
    @Override
    public List<String> figures() {
      return List.of("rate", "lower", "upper", "events", "exposure");
    }
  }
}
