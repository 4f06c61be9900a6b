package org.mediatranscoder.transcoding.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.mediatranscoder.model.storage.ObjectMetadata;

/** The checksum of an output, which an archive has to tell before the content. */
final class ContentChecksum {

  private ContentChecksum() {}

  static Map<String, String> metadata(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return metadata(crc);
  }

  static Map<String, String> metadata(Path file) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream content = new CheckedInputStream(Files.newInputStream(file), crc)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return metadata(crc);
  }

  private static Map<String, String> metadata(CRC32 crc) {
    return Map.of(ObjectMetadata.CRC32, HexFormat.of().toHexDigits((int) crc.getValue()));
  }
}
