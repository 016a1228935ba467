/// The seam to SQL engines.
@org.jspecify.annotations.NullMarked
package org.throughline.engine;
