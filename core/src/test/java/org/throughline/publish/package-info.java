/// Tests of publishing. In: small invented tables, with suppressed cells where a test wants them.
/// Out: nothing. Not done here: disclosure control; the browser check publishes tables that went
/// through it.
@org.jspecify.annotations.NullMarked
package org.throughline.publish;
