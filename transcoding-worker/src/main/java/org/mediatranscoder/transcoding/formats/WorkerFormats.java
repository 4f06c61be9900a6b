package org.mediatranscoder.transcoding.formats;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.transcoding.cage.FfmpegAbilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which formats of the catalogue this worker's FFmpeg makes, found out once at start. */
@Component
class WorkerFormats {

  private static final Logger log = LoggerFactory.getLogger(WorkerFormats.class);

  private final OutputFormats formats;
  private final Set<String> missing;

  WorkerFormats(FfmpegAbilities ffmpeg, OutputFormats formats) {
    this.formats = formats;
    missing =
        formats.catalogue().formats().stream()
            .map(MediaFormat::id)
            .filter(id -> !isMadeBy(ffmpeg, id))
            .collect(toUnmodifiableSet());
    if (!missing.isEmpty()) {
      log.warn("FFmpeg lacks an encoder or a muxer for the formats {}", missing);
    }
  }

  private boolean isMadeBy(FfmpegAbilities ffmpeg, String id) {
    return formats.find(id).map(FormatNeeds::of).filter(n -> n.areMetBy(ffmpeg)).isPresent();
  }

  /** Ids of the formats that it cannot make. */
  Set<String> missing() {
    return missing;
  }

  /** The formats that it makes. */
  FormatCatalogue made() {
    return formats.catalogue().without(missing);
  }
}
