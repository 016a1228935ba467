package org.throughline.releases;

import java.nio.charset.Charset;

/// What bytes of a text mean that are not UTF-8: Windows-1252, unless words of the text say otherwise.
enum CodePage {
  WINDOWS("", windows()),
  DOS(
      "DOS (code page 850)",
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
          + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0"),
  MAC(
      "Mac Roman",
      "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
          + "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uFFFDÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ");

  private static final int FIRST = 0x80;
  private static final int LAST_LATIN = 0x24F;

  /// Signs that may stand inside a word, and letters that stand in none of a name.
  private static final String IN_WORDS = "’‘´–—·“”\u00A0\u00AD";

  private static final String NO_LETTERS = "ªºıƒµ";

  private final String called;
  private final String meanings;

  CodePage(String called, String meanings) {
    this.called = called;
    this.meanings = meanings;
  }

  /// Five bytes mean nothing in Windows-1252; they are taken as Latin-1 has them.
  private static String windows() {
    StringBuilder all = new StringBuilder();
    Charset windows = Charset.forName("windows-1252");
    for (int b = 0x80; b < 0x100; b++) {
      char known = new String(new byte[] {(byte) b}, windows).charAt(0);
      all.append(b >= 0xA0 || known == '\uFFFD' ? (char) b : known);
    }
    return all.toString();
  }

  /// What readers know it as; empty for the usual one.
  String called() {
    return called;
  }

  char meaning(byte b) {
    return b >= 0 ? (char) b : meanings.charAt((b & 0xFF) - FIRST);
  }

  /// That of a text, by its first bytes. Another than the usual one only where that has signs inside words and the other has
  /// nothing but letters of the case of their neighbours, and no third has: a single byte between two letters is not UTF-8.
  static CodePage of(byte[] sample) {
    boolean usual = true;
    boolean dos = true;
    boolean mac = true;
    for (int at = 1; at + 1 < sample.length; at++) {
      if (sample[at] < 0 && isAscii(sample[at - 1]) && isAscii(sample[at + 1])) {
        boolean capital = Character.isUpperCase(sample[at + 1]);
        usual &= WINDOWS.mayStand(sample[at]);
        dos &= DOS.fits(sample[at], capital);
        mac &= MAC.fits(sample[at], capital);
      }
    }
    return usual || dos == mac ? WINDOWS : dos ? DOS : MAC;
  }

  private static boolean isAscii(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }

  /// Whether a byte may mean what stands inside a word.
  private boolean mayStand(byte b) {
    char c = meaning(b);
    return isLetter(c) || IN_WORDS.indexOf(c) >= 0;
  }

  private boolean fits(byte b, boolean capital) {
    char c = meaning(b);
    return isLetter(c) ? Character.isUpperCase(c) == capital : IN_WORDS.indexOf(c) >= 0;
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c) && c <= LAST_LATIN && NO_LETTERS.indexOf(c) < 0;
  }
}
