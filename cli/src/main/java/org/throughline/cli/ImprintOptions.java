package org.throughline.cli;

import org.throughline.publish.Imprint;
import picocli.CommandLine.Option;

/// The options by which whoever publishes says who they are.
final class ImprintOptions {

  @Option(
      names = "--publisher",
      paramLabel = "NAME",
      defaultValue = Imprint.PUBLISHER,
      description = "Who publishes, as a citation names it (default: ${DEFAULT-VALUE}).")
  private String publisher = Imprint.PUBLISHER;

  @Option(
      names = "--contact",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Where readers may ask: an address that is meant to be public.")
  private String contact = "";

  @Option(
      names = "--licence",
      paramLabel = "NAME",
      defaultValue = Imprint.LICENCE,
      description = "On which terms the numbers may be used (default: ${DEFAULT-VALUE}).")
  private String licence = Imprint.LICENCE;

  /// @param rules the rule set of the build
  Imprint of(String rules) {
    return new Imprint(Imprint.VERSION, rules, publisher, contact, licence);
  }
}
