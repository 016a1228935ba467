/// Rules about the code itself.
@org.jspecify.annotations.NullMarked
package org.throughline.architecture;
