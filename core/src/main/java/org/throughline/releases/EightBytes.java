package org.throughline.releases;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes looked at together, as one number of which the first byte is the least: a text is looked through several
/// times as fast. What is found is a number with the highest bit of each byte set that is meant.
final class EightBytes {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHEST = 0x8080_8080_8080_8080L;

  /// As many bytes behind a text let it be taken eight at a time to its end.
  static final int MORE = 2 * Long.BYTES;

  private EightBytes() {}

  static long at(byte[] bytes, int from) {
    return (long) LONGS.get(bytes, from);
  }

  /// The first `count` bytes of those at `from`, 0 to 8, and zeros.
  static long at(byte[] bytes, int from, int count) {
    return count == 0 ? 0 : at(bytes, from) & (-1L >>> (Long.SIZE - count * Byte.SIZE));
  }

  /// The bytes that are this character of ASCII.
  static long equal(long word, char c) {
    long apart = word ^ ONES * c;
    return ~((apart & ~HIGHEST) + ~HIGHEST | apart | ~HIGHEST);
  }

  static long outsideAscii(long word) {
    return word & HIGHEST;
  }

  /// The place of the first byte found, 0 to 7.
  static int first(long found) {
    return Long.numberOfTrailingZeros(found) / Byte.SIZE;
  }

  /// All bits of the bytes before the first found.
  static long before(long found) {
    return Long.lowestOneBit(found) - 1;
  }
}
