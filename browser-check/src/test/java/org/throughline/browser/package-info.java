/// Opens a published page in a real browser. In: a synthetic publication. Out: screenshots and what
/// the browser and axe-core find. Not done here: anything about real releases.
@org.jspecify.annotations.NullMarked
package org.throughline.browser;
