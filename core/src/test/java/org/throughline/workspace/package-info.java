/// Where publications are kept.
@org.jspecify.annotations.NullMarked
package org.throughline.workspace;
