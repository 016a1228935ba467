package org.throughline.publish;

import java.util.List;
import org.throughline.engine.FileNotes;

/// Who publishes, with what, and on which terms: what a citation needs beside the numbers.
///
/// @param version the program's version
/// @param ruleSet the rules by which records count
/// @param publisher who publishes the site
/// @param contact where to ask about it; empty if none was given
/// @param licence on which terms the numbers may be used
/// @param address where the site is to be found, ending in a slash; empty if nobody has said
public record Imprint(
    String version,
    String ruleSet,
    String publisher,
    String contact,
    String licence,
    String address) {

  /// The version of this program; that of the build files.
  public static final String VERSION = FileNotes.PROGRAM_VERSION;

  /// Public records of the United States are in the public domain, and what is counted from them is given
  /// away on the same terms, unless whoever publishes says otherwise.
  public static final String LICENCE = "CC0-1.0";

  public static final String PUBLISHER = "Throughline";

  public Imprint {
    Require.text(version, "Version of the program");
    Require.text(ruleSet, "Rule set");
    Require.text(publisher, "Publisher");
    Require.text(licence, "Licence");
    if (!address.isEmpty() && !isAddress(address)) {
      throw new IllegalArgumentException(
          "Address of the site '"
              + address
              + "'; valid is an address of a folder on the web, without ? and #, for example"
              + " https://example.org/enforcement/");
    }
  }

  /// One that says no address.
  public Imprint(String version, String ruleSet, String publisher, String contact, String licence) {
    this(version, ruleSet, publisher, contact, licence, "");
  }

  /// Publisher, contact, licence and address.
  public List<String> parts() {
    return List.of(publisher, contact, licence, address);
  }

  /// Whether an address can be that of a site: a folder on the web.
  public static boolean isAddress(String address) {
    return address.matches("https?://[\\w.-]+(:\\d+)?(/[\\w.~%!$&'()*+,;=:@-]+)*/");
  }

  /// What this version makes by a rule set, where whoever publishes has said nothing of themselves.
  public static Imprint of(String ruleSet) {
    return new Imprint(VERSION, ruleSet, PUBLISHER, "", LICENCE);
  }
}
