package org.throughline.official.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Something along which official tables count, such as the arresting agency.
///
/// @param axis its name
/// @param open whether labels that stand in no list are taken as they are printed
/// @param categories the known ones; [#TOTAL] among them where tables print totals
/// @param known category of each label, the label as it is compared
/// @param wholes the category that counts another one too, by that other one
/// @param asked labels as printed whose category was asked for before; files print few labels many times
public record Axis(
    String axis,
    boolean open,
    List<Category> categories,
    Map<String, Category> known,
    Map<String, String> wholes,
    Map<String, Optional<Category>> asked) {

  /// The category of a number that is not split along the axis.
  public static final String TOTAL = "total";

  public Axis {
    categories = List.copyOf(categories);
    known = Map.copyOf(known);
    wholes = Map.copyOf(wholes);
  }

  /// One category.
  ///
  /// @param category the label that observations carry
  /// @param labels as printed through the years
  /// @param partOf the category that counts it too; empty when only the total does
  public record Category(String category, List<String> labels, String partOf) {

    public Category {
      labels = List.copyOf(labels);
    }

    @JsonCreator
    static Category of(String category, List<String> labels, @Nullable String partOf) {
      return new Category(category, labels, Given.text(partOf));
    }
  }

  @JsonCreator
  static Axis of(String axis, @Nullable Boolean open, @Nullable List<Category> categories) {
    Map<String, Category> known = new HashMap<>();
    for (Category category : Given.list(categories)) {
      for (String label : category.labels()) {
        if (known.put(Label.compared(label), category) != null) {
          throw new IllegalArgumentException("Axis " + axis + " has the label twice: " + label);
        }
      }
    }
    Map<String, String> wholes = new HashMap<>();
    for (Category category : Given.list(categories)) {
      if (!category.partOf().isEmpty()) {
        wholes.put(category.category(), category.partOf());
      }
    }
    return new Axis(
        axis, Given.truth(open), Given.list(categories), known, wholes, new ConcurrentHashMap<>());
  }

  /// The category that a printed label means: a known one, or itself where the axis is open.
  public Optional<String> category(String printed) {
    Optional<Category> listed = listed(printed);
    if (listed.isEmpty() && open && !printed.isBlank()) {
      return Optional.of(Label.plain(printed));
    }
    return listed.map(Category::category);
  }

  /// The known category of a printed label.
  public Optional<Category> listed(String printed) {
    return asked.computeIfAbsent(printed, this::find);
  }

  private Optional<Category> find(String printed) {
    String label = Label.compared(printed);
    Category exact = known.get(label);
    return Optional.ofNullable(exact == null ? known.get(Label.withoutTotal(label)) : exact);
  }

  /// Whether a category is counted in another one besides the total.
  public boolean isPart(String category) {
    return wholes.containsKey(category);
  }

  /// The labels it knows, for messages.
  public String valid() {
    return String.join(", ", categories.stream().flatMap(one -> one.labels().stream()).toList());
  }
}
