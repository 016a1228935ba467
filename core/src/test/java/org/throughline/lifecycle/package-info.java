/// Releases combined by declared windows.
@org.jspecify.annotations.NullMarked
package org.throughline.lifecycle;
