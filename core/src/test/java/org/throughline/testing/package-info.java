/// What several tests need: small releases made up on the spot, and where the real ones are.
@org.jspecify.annotations.NullMarked
package org.throughline.testing;
