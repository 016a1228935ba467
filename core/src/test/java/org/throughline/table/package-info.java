/// Names of numbers and tables, and ids of labels.
@org.jspecify.annotations.NullMarked
package org.throughline.table;
