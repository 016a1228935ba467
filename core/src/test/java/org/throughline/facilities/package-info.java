/// Lists of facilities, with invented ones.
@org.jspecify.annotations.NullMarked
package org.throughline.facilities;
