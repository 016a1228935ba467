package org.throughline.publish;

import org.throughline.engine.FileNotes;

/// Who publishes, with what, and on which terms: what a citation needs beside the numbers.
///
/// @param version the program's version
/// @param ruleSet the rules by which records count
/// @param publisher who publishes the site
/// @param contact where to ask about it; empty if none was given
/// @param licence on which terms the numbers may be used
public record Imprint(
    String version, String ruleSet, String publisher, String contact, String licence) {

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
  }

  /// What this version makes by a rule set, where whoever publishes has said nothing of themselves.
  public static Imprint of(String ruleSet) {
    return new Imprint(VERSION, ruleSet, PUBLISHER, "", LICENCE);
  }
}
