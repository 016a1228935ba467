package org.throughline.lake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.throughline.digest.Sha256;

/// Replaces a released person hash by a number that means something inside one release only.
///
/// The number is the first 63 bits of SHA-256 over release and hash: the same person has the same
/// number in every file of a release, in any order of reading, and another number in every other
/// release. Among four million people the chance that any two share a number is below one in a million.
/// The hash itself is stored nowhere.
final class PersonNumber {

  private final String release;
  private final MessageDigest digest;

  PersonNumber(String release) {
    this.release = release;
    digest = Sha256.start();
  }

  long of(String hash) {
    digest.update(release.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    byte[] bytes = digest.digest(hash.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(bytes).getLong() & Long.MAX_VALUE;
  }
}
