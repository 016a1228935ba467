/// Tests of protectors from inside.
@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.secondary;
