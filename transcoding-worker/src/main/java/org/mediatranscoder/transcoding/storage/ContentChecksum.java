package org.mediatranscoder.transcoding.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.mediatranscoder.model.storage.ObjectMetadata;

/**
 * The checksums of an output.
 *
 * @param crc32 which an archive has to tell before the content
 * @param sha256 for people, in lower-case hexadecimal digits
 */
record ContentChecksum(long crc32, String sha256) {

  static ContentChecksum of(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return new ContentChecksum(crc.getValue(), hex(newSha256().digest(content)));
  }

  static ContentChecksum of(Path file) throws IOException {
    CRC32 crc = new CRC32();
    MessageDigest sha256 = newSha256();
    try (InputStream content =
        new DigestInputStream(new CheckedInputStream(Files.newInputStream(file), crc), sha256)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return new ContentChecksum(crc.getValue(), hex(sha256.digest()));
  }

  /** What is noted of the object in S3. */
  Map<String, String> metadata() {
    return Map.of(ObjectMetadata.CRC32, HexFormat.of().toHexDigits((int) crc32));
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
