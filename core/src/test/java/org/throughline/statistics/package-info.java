/// Tests of the estimates against R and against counting by hand.
@org.jspecify.annotations.NullMarked
package org.throughline.statistics;
