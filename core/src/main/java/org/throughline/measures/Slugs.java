package org.throughline.measures;

import java.util.LinkedHashMap;
import java.util.Map;
import org.throughline.table.Category;

/// Gives every label of a dimension an id of its own. Labels must come in a fixed order, since of two
/// labels with the same slug the later one gets a number.
public final class Slugs {

  private final Map<String, String> idByLabel = new LinkedHashMap<>();
  private final Map<String, String> labelById = new LinkedHashMap<>();

  /// The id of `label`, the same at every call.
  public String idOf(String label) {
    String known = idByLabel.get(label);
    if (known != null) {
      return known;
    }
    String slug = Slug.of(label);
    String id = slug;
    for (int n = 2; labelById.containsKey(id) || id.equals(Category.TOTAL); n++) {
      id = slug + "-" + n;
    }
    idByLabel.put(label, id);
    labelById.put(id, label);
    return id;
  }

  /// Labels by id.
  public Map<String, String> labels() {
    return labelById;
  }
}
