package org.throughline.disclosure.perturbation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Randomness that is secret and yet the same for the same number every time, so that publishing
/// again does not let readers average the noise away: HMAC-SHA-256 under a secret, as a counter-mode
/// generator for each number. Whole numbers only.
public final class Noise {

  /// Bytes of a secret.
  public static final int SECRET_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;

  /// @param secret [#SECRET_BYTES] bytes from [#newSecret]
  public Noise(byte[] secret) {
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "A secret of %d bytes; valid are %d", secret.length, SECRET_BYTES));
    }
    this.secret = secret.clone();
  }

  /// A new secret from the platform's secure generator.
  public static byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /// The draws that belong to one number.
  ///
  /// @param number what the number is called wherever it is published
  public Draw of(String number) {
    Mac mac = mac();
    byte[] name = number.getBytes(StandardCharsets.UTF_8);
    long[] counter = {0};
    return bound -> {
      // Above the largest multiple of the bound, residues are not equally likely.
      long limit = (1L << 32) / bound * bound;
      while (true) {
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(counter[0]++).array());
        long drawn = Integer.toUnsignedLong(ByteBuffer.wrap(mac.doFinal(name)).getInt());
        if (drawn < limit) {
          return (int) (drawn % bound);
        }
      }
    };
  }

  /// A number that tells this secret from others, and not what it is.
  public long mark() {
    return ByteBuffer.wrap(mac().doFinal("mark".getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
