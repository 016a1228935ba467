package org.throughline.releases;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/// The bytes of a zip's entry, which turn out to be the stated ones when read to their end: no more of
/// them, no fewer, and with the stated checksum.
public final class EntryStream extends InputStream {

  private final InputStream in;
  private final ZipEntry entry;
  private final CRC32 sum = new CRC32();
  private long count;

  public EntryStream(InputStream in, ZipEntry entry) {
    this.in = in;
    this.entry = entry;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = in.read(target, from, length);
    if (read > 0) {
      sum.update(target, from, read);
      count += read;
      if (entry.getSize() >= 0 && count > entry.getSize()) {
        throw new IOException("part '" + entry.getName() + "' is larger than the zip says");
      }
    } else if (read < 0 && (count != entry.getSize() || sum.getValue() != entry.getCrc())) {
      throw new IOException("part '" + entry.getName() + "' is not what the zip says: damaged");
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
