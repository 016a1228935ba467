/// How released files are read: containers, headers, redactions.
@org.jspecify.annotations.NullMarked
package org.throughline.releases;
