@org.jspecify.annotations.NullMarked
package org.throughline.disclosure.statistics;
