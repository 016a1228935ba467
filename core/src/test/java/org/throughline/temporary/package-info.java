/// Tests of folders among the system's temporary files.
@org.jspecify.annotations.NullMarked
package org.throughline.temporary;
