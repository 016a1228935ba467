/// Tests of measures over synthetic releases, which the library itself does not know.
@org.jspecify.annotations.NullMarked
package org.throughline.measures;
