package org.throughline.facilities;

/// What became of a listing without a code.
public sealed interface Match {

  /// It is the facility with this code.
  record Found(String code, Stage by) implements Match {}

  /// It is not known which facility it is.
  ///
  /// @param reason for readers
  record Unmatched(String reason) implements Match {}

  /// How a facility was found; the first stage that finds one decides. An earlier stage is stronger.
  enum Stage {
    /// The list has the code.
    CODE("code"),
    /// Somebody looked it up.
    OVERRIDE("override"),
    /// Same state and zip, same name.
    ZIP_AND_NAME("zip and same name"),
    /// Same state, same name.
    NAME("same name"),
    /// Same state and zip, and more words that say which facility it is in common than with any other.
    ZIP_AND_WORDS("zip and words"),
    /// Same state, and one name stands in the other.
    PART_OF_NAME("part of the name"),
    /// Same state, names nearly the same, and a word that says which facility it is in common.
    NEARLY_SAME_NAME("nearly the same name"),
    /// Same name as in a release, which does not say the state.
    NAME_IN_RELEASE("same name in a release");

    private final String words;

    Stage(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
