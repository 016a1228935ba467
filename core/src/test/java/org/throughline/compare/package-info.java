/// Comparisons of lakes whose differences were planted.
@org.jspecify.annotations.NullMarked
package org.throughline.compare;
