package org.mediatranscoder.gateway.download;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.storage.ObjectMetadata;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.turn.Turn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Sends outputs as one zip file. They are stored in it, not compressed, and go from the file store
 * to the client as they come, so that one of any size takes the memory of a buffer. The thread is
 * virtual, and waits for the client for as long as that takes.
 */
@Component
class Archive {

  private static final long DAY_OF_ZIP = 315_619_200_000L; // 1980-01-02, the same for all files
  private static final long LOCAL_HEADER = 30;
  private static final long CENTRAL_HEADER = 46;
  private static final long END = 22;

  /** Of zip files without 64-bit fields. */
  private static final long LARGEST = 0xffff_ffffL;

  private final OutputStore store;

  Archive(OutputStore store) {
    this.store = store;
  }

  /**
   * @throws ApiException {@code file-gone} if the first file is no longer kept; one that is gone
   *     later breaks the connection off, so that nobody takes the rest for the whole
   */
  void send(
      String fileName,
      List<ArchivedFile> files,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (!store.exists(files.getFirst().file().key())) {
      throw new ApiException(ErrorCode.FILE_GONE);
    }
    Turn.end(request);
    response.setContentType(OutputPackage.ARCHIVE_TYPE);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Disposition.ATTACHMENT.header(fileName));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    length(files).ifPresent(response::setContentLengthLong);
    if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
      write(files, response.getOutputStream());
    }
  }

  /** In bytes; empty where the file has fields of 64 bits, whose number nobody has to count. */
  private static OptionalLong length(List<ArchivedFile> files) {
    long length = END;
    for (ArchivedFile file : files) {
      int name = file.name().getBytes(StandardCharsets.UTF_8).length;
      length += LOCAL_HEADER + CENTRAL_HEADER + 2L * name + file.file().sizeBytes();
    }
    return length < LARGEST ? OptionalLong.of(length) : OptionalLong.empty();
  }

  private void write(List<ArchivedFile> files, OutputStream response) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(response);
    zip.setMethod(ZipOutputStream.STORED);
    for (ArchivedFile archived : files) {
      Rendition file = archived.file();
      try (ResponseInputStream<GetObjectResponse> content = store.open(file.key())) {
        ZipEntry entry = new ZipEntry(archived.name());
        entry.setTime(DAY_OF_ZIP);
        entry.setSize(file.sizeBytes());
        entry.setCompressedSize(file.sizeBytes());
        entry.setCrc(checksum(file, content.response()));
        zip.putNextEntry(entry);
        content.transferTo(zip);
        zip.closeEntry();
      }
    }
    zip.finish();
  }

  /** Noted when the file was stored, as it comes before the content; else it is read twice. */
  private long checksum(Rendition file, GetObjectResponse stored) throws IOException {
    @Nullable String noted = stored.metadata().get(ObjectMetadata.CRC32);
    if (noted != null) {
      return HexFormat.fromHexDigitsToLong(noted);
    }
    CRC32 crc = new CRC32();
    try (InputStream content = new CheckedInputStream(store.open(file.key()), crc)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return crc.getValue();
  }
}
