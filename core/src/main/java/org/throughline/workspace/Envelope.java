package org.throughline.workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.throughline.workspace.RefusedException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The statement of a publication, signed: a DSSE envelope with one Ed25519 signature. Keys are the PEM files that
/// `openssl genpkey -algorithm ed25519` and `openssl pkey -pubout` write.
public final class Envelope {

  private static final String TYPE = "application/vnd.in-toto+json";
  private static final String ALGORITHM = "Ed25519";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Envelope() {}

  /// Reads a private key, before anything is built.
  ///
  /// @throws RefusedException when it cannot be read or is none
  public static PrivateKey privateKey(Path pem) throws RefusedException {
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der(pem)));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw notAKey(pem, "private key", "openssl genpkey -algorithm ed25519");
    }
  }

  private static PublicKey publicKey(Path pem) throws RefusedException {
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der(pem)));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw notAKey(pem, "public key", "openssl pkey -pubout");
    }
  }

  private static RefusedException notAKey(Path pem, String what, String command) {
    return new RefusedException(
        Reason.BAD_INPUT,
        "%s is no %s %s. Valid: a PEM file such as `%s` writes"
            .formatted(pem, ALGORITHM, what, command));
  }

  private static byte[] der(Path pem) throws RefusedException {
    try {
      return Base64.getMimeDecoder()
          .decode(
              Files.readString(pem, StandardCharsets.ISO_8859_1).replaceAll("-----[^-]*-----", ""));
    } catch (IOException e) {
      throw RefusedException.unreadable(pem, e);
    }
  }

  /// Signs the statement of a published folder.
  public static void write(Path published, PrivateKey key) throws IOException {
    byte[] statement = Files.readAllBytes(published.resolve(Provenance.FILE));
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(signed(statement));
      ObjectNode root =
          JSON.createObjectNode()
              .put("payloadType", TYPE)
              .put("payload", Base64.getEncoder().encodeToString(statement));
      root.putArray("signatures")
          .addObject()
          .put("sig", Base64.getEncoder().encodeToString(signature.sign()));
      Files.writeString(
          published.resolve(Provenance.ENVELOPE),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform signs with " + ALGORITHM, e);
    }
  }

  /// What is signed: type and statement with their lengths.
  private static byte[] signed(byte[] statement) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        String.join(" ", "DSSEv1", "" + TYPE.length(), TYPE, "" + statement.length, "")
            .getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(statement);
    return bytes.toByteArray();
  }

  public static boolean isIn(Path published) {
    return Files.exists(published.resolve(Provenance.ENVELOPE));
  }

  /// Whether the envelope of a published folder holds its statement, and nothing else.
  public static boolean holdsStatement(Path published) throws IOException {
    JsonNode root = read(published);
    return Arrays.equals(payload(root), Files.readAllBytes(published.resolve(Provenance.FILE)))
        && root.size() == 3
        && root.path("signatures").size() == 1
        && root.path("signatures").path(0).size() == 1
        && root.path("signatures").path(0).path("sig").asString("").matches("[A-Za-z0-9+/]{86}==");
  }

  /// Whether whoever has the private key to this public one signed the statement.
  public static boolean isSignedBy(Path published, Path pem) throws IOException, RefusedException {
    PublicKey key = publicKey(pem);
    if (!isIn(published) || !holdsStatement(published)) {
      return false;
    }
    JsonNode root = read(published);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(signed(payload(root)));
      return signature.verify(
          Base64.getDecoder().decode(root.path("signatures").path(0).path("sig").asString("")));
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static JsonNode read(Path published) throws IOException {
    Path file = published.resolve(Provenance.ENVELOPE);
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JacksonException _) {
      throw new DamagedFileException(file);
    }
  }

  private static byte[] payload(JsonNode root) {
    try {
      return Base64.getDecoder().decode(root.path("payload").asString(""));
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
