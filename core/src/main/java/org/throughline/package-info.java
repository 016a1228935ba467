/// Throughline: public records releases in, statistics that can be stood behind out.
@org.jspecify.annotations.NullMarked
package org.throughline;
