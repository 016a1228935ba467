package org.throughline.releases.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.throughline.releases.NotEnoughMemoryException;

/// The texts that a workbook holds once for all its cells, read as far as they are asked for: writers
/// number them as they first occur, so the first rows of a sheet need only the first texts. May be
/// asked from several threads.
final class SharedTexts implements AutoCloseable {

  /// A table of texts with more characters than this is refused: it has to fit in memory.
  static final long MOST_CHARACTERS = 400_000_000;

  /// Several workbooks are read at a time, and each character takes a byte or two.
  private static final int SHARE_OF_MEMORY = 4;

  private final InputStream in;
  private final XmlBytes xml;
  private String[] texts = new String[1024];
  private volatile int count;
  private long characters;
  private boolean complete;
  private final long mostCharacters;

  SharedTexts(InputStream in) {
    this(in, Math.min(MOST_CHARACTERS, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
  }

  SharedTexts(InputStream in, long mostCharacters) {
    this.in = in;
    this.xml = new XmlBytes(in);
    this.mostCharacters = mostCharacters;
  }

  /// @throws IOException when there is no such text, or the texts are damaged
  String at(int index) throws IOException {
    if (index < 0 || (index >= count && !readTo(index))) {
      throw new IOException(
          String.format(Locale.ROOT, "a cell refers to shared text %d of %d", index, count));
    }
    return texts[index];
  }

  private synchronized boolean readTo(int index) throws IOException {
    while (count <= index && !complete) {
      if (!xml.next()) {
        throw new IOException("its shared texts end in the middle");
      }
      if (isItem() && !xml.closing) {
        add(RichText.read(xml));
      } else {
        complete = xml.closing || xml.selfClosing;
      }
    }
    return count > index;
  }

  private boolean isItem() {
    return xml.nameEnd - xml.nameStart == 2
        && xml.bytes[xml.nameStart] == 's'
        && xml.bytes[xml.nameStart + 1] == 'i';
  }

  private void add(String text) throws IOException {
    characters += text.length();
    if (characters > mostCharacters) {
      throw new NotEnoughMemoryException(
          String.format(
              Locale.ROOT, "its shared texts are more than %,d characters,", mostCharacters));
    }
    int next = count;
    if (next == texts.length) {
      texts = Arrays.copyOf(texts, next * 2);
    }
    texts[next] = text;
    // The volatile write makes text and array visible to the other threads.
    count = next + 1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
