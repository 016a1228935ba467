package org.throughline.measures;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Groups that the categories of dimensions belong to, as a file under `/measures/hierarchies` declares them.
///
/// @param hierarchy its id
/// @param source who says which category belongs where, and what was decided beyond that
public record Hierarchy(String hierarchy, String title, String source, List<Group> groups) {

  /// What a category without a group is counted as.
  static final String UNGROUPED = "not classified";

  /// Some categories that belong together.
  ///
  /// @param members every spelling of them; case does not matter
  public record Group(String group, List<String> members) {
    public Group {
      members = List.copyOf(members);
    }
  }

  public Hierarchy {
    groups = List.copyOf(groups);
    Map<String, String> known = new HashMap<>();
    for (Group group : groups) {
      for (String member : group.members()) {
        String before = known.put(member.toUpperCase(Locale.ROOT), group.group());
        if (before != null) {
          throw new IllegalArgumentException(
              "'%s' of hierarchy '%s' belongs to '%s' and '%s'; valid is one group"
                  .formatted(member, hierarchy, before, group.group()));
        }
      }
    }
  }

  /// The group of a category, whose label may be in any case.
  public Optional<String> groupOf(String label) {
    return groups.stream()
        .filter(group -> group.members().stream().anyMatch(label.strip()::equalsIgnoreCase))
        .map(Group::group)
        .findFirst();
  }

  /// Every group, and last what stands for none.
  List<String> labels() {
    return Stream.concat(groups.stream().map(Group::group), Stream.of(UNGROUPED)).toList();
  }
}
