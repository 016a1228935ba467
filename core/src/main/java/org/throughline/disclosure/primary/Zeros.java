package org.throughline.disclosure.primary;

/// What a policy does with counts of zero.
public enum Zeros {
  /// Always published: nobody is hidden by a zero, and a withheld count is known to be at least 1.
  SHOWN,
  /// Published unless they have to be withheld to protect other counts, so that a withheld count may
  /// be zero.
  COMPLEMENTARY,
  /// Withheld like small counts: a zero says of a whole group that none of it is there.
  WITHHELD
}
