package org.mediatranscoder.gateway.download;

import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers requests for one of several outputs by its name. Playlists, manifests and tracks of
 * thumbnails are answered here, so that the names in them lead here again; media are fetched from
 * the file store, through a URL that is fresh for each request of a player.
 */
@Component
class NamedOutputs {

  private final OutputStore store;

  NamedOutputs(OutputStore store) {
    this.store = store;
  }

  /**
   * Likewise of a job, whose package may still be in the making.
   *
   * @param method GET or HEAD
   * @throws ApiException as {@link #answer(List, String, HttpMethod)}
   */
  ResponseEntity<byte[]> answer(TranscodeJob job, String name, HttpMethod method) {
    return GrowingOutputs.of(job, name)
        .flatMap(file -> growing(file, method))
        .orElseGet(() -> answer(job.renditions(), name, method));
  }

  private Optional<ResponseEntity<byte[]>> growing(OutputFile file, HttpMethod method) {
    return file.key().endsWith(".m3u8")
        ? store.text(file.key()).map(text -> text(file, OutputPackage.PLAYLIST_TYPE, text))
        : Optional.of(file)
            .filter(one -> store.exists(one.key()))
            .map(one -> redirect(one, method));
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
    OutputFile file = OutputFile.of(output);
    return output.role().namesOthers()
        ? text(file, output.contentType(), store.text(file.key()).orElseThrow(NamedOutputs::gone))
        : redirect(kept(file), method);
  }

  private static ResponseEntity<byte[]> text(OutputFile file, String type, byte[] text) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.INLINE.header(file.downloadName()))
        .cacheControl(CacheControl.noStore())
        .body(text);
  }

  private OutputFile kept(OutputFile file) {
    if (!store.exists(file.key())) {
      throw gone();
    }
    return file;
  }

  private static ApiException gone() {
    return new ApiException(ErrorCode.FILE_GONE);
  }

  private ResponseEntity<byte[]> redirect(OutputFile file, HttpMethod method) {
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
