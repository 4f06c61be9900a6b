package org.mediatranscoder.gateway.formats;

import java.util.List;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.catalogue.Preset;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/**
 * The formats of this release's catalogue, without those that no running worker can make. While no
 * worker runs, all of them are on offer: a job waits for a worker to start.
 */
@Component
public class Formats {

  private final Catalogue presets;
  private final FormatCatalogue catalogue;
  private final ReportedGaps gaps;

  Formats(ReportedGaps gaps, FormatsProperties properties) {
    this.presets = Catalogue.withFolder(properties.folder());
    this.catalogue = presets.formats();
    this.gaps = gaps;
  }

  /** What is on offer now; never waits for a worker. */
  public FormatCatalogue onOffer() {
    return catalogue.without(gaps.current());
  }

  /** Whether the catalogue has this format, whether or not it can be made now. */
  public boolean knows(String id) {
    return catalogue.find(id).isPresent();
  }

  /**
   * How the format of this id is made, whether or not it can be made now.
   *
   * @throws ApiException as {@link #known}
   */
  public Preset preset(String id) {
    return presets.find(id).orElseThrow(() -> new ApiException(ErrorCode.FORMAT_UNKNOWN));
  }

  /** The ids of all that is on offer now. */
  public List<String> ids() {
    return onOffer().formats().stream().map(MediaFormat::id).toList();
  }

  /**
   * The format of this id, whether or not it can be made now.
   *
   * @throws ApiException {@code format-unknown} if the catalogue does not have it
   */
  public MediaFormat known(String id) {
    return catalogue.find(id).orElseThrow(() -> new ApiException(ErrorCode.FORMAT_UNKNOWN));
  }

  /**
   * The format of this id, for a new job.
   *
   * @throws ApiException as {@link #known}, or {@code format-unavailable} if no running worker can
   *     make it
   */
  public MediaFormat available(String id) {
    MediaFormat format = known(id);
    if (gaps.current().contains(id)) {
      throw new ApiException(ErrorCode.FORMAT_UNAVAILABLE);
    }
    return format;
  }
}
