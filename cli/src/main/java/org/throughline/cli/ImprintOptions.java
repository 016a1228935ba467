package org.throughline.cli;

import org.throughline.publish.Imprint;
import org.throughline.workspace.RefusedException;
import org.throughline.workspace.RefusedException.Reason;
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

  @Option(
      names = "--site-address",
      paramLabel = "URL",
      defaultValue = "",
      description =
          "Where the site will be on the web: its pages then say so, with links to the latest and"
              + " to this version and pictures for previews.")
  private String address = "";

  /// @param rules the rule set of the build
  ///
  /// @throws RefusedException when publisher or licence say nothing, or the address cannot be that of a site
  Imprint of(String rules) throws RefusedException {
    if (publisher.isBlank() || licence.isBlank()) {
      throw new RefusedException(
          Reason.USAGE,
          "--publisher and --licence may not be empty. Valid: a name, or neither option");
    }
    String folder = address.isEmpty() || address.endsWith("/") ? address : address + "/";
    if (!folder.isEmpty() && !Imprint.isAddress(folder)) {
      throw new RefusedException(
          Reason.USAGE,
          "--site-address "
              + address
              + "; valid is the address of a folder on the web, without ? and #, for example"
              + " https://example.org/enforcement/");
    }
    return new Imprint(Imprint.VERSION, rules, publisher, contact, licence, folder);
  }
}
