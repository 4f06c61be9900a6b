package org.mediatranscoder.gateway.download;

import java.util.List;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers requests for one of several outputs by its name. Playlists and manifests are answered
 * here, so that the names in them lead here again; media are fetched from the file store, through a
 * URL that is fresh for each request of a player.
 */
@Component
class NamedOutputs {

  private final OutputStore store;

  NamedOutputs(OutputStore store) {
    this.store = store;
  }

  /**
   * @param method GET or HEAD
   * @throws ApiException {@code output-not-found} if none of the outputs has the name; {@code
   *     file-gone} if it is no longer kept
   */
  ResponseEntity<byte[]> answer(List<Rendition> outputs, String name, HttpMethod method) {
    Rendition output =
        outputs.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new ApiException(ErrorCode.OUTPUT_NOT_FOUND));
    return output.role() == OutputRole.PLAYLIST || output.role() == OutputRole.MANIFEST
        ? text(output)
        : redirect(OutputFile.of(output), method);
  }

  private ResponseEntity<byte[]> text(Rendition output) {
    byte[] text = store.text(output.key()).orElseThrow(() -> new ApiException(ErrorCode.FILE_GONE));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(output.contentType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.INLINE.header(output.fileName()))
        .cacheControl(CacheControl.noStore())
        .body(text);
  }

  private ResponseEntity<byte[]> redirect(OutputFile file, HttpMethod method) {
    if (!store.exists(file.key())) {
      throw new ApiException(ErrorCode.FILE_GONE);
    }
    DownloadUrl url =
        method.equals(HttpMethod.HEAD)
            ? store.signForHead(file)
            : store.sign(file, Disposition.INLINE);
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(url.url())
        .cacheControl(CacheControl.noStore())
        .build();
  }
}
