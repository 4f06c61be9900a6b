package org.mediatranscoder.transcoding.chunks;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.mediatranscoder.transcoding.formats.VideoCodec;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which videos are encoded in chunks side by side.
 *
 * @param codecs of the formats for which it is done, such as {@code vp9} and {@code av1}; default
 *     none, as VP9 is not faster by it on two idle processors (docs/benchmarks.md)
 * @param sharedCodecs of the formats whose chunks are encoded by all workers, where there are more
 *     slots than one and it saves time; default none
 * @param timeRatio such a video is shared if it is expected to take at most this part of the time
 *     that it takes in one piece, with the slots that are free; default 0.8
 * @param least a video is encoded whole if it is shorter than two chunks of this length; default 8
 *     seconds
 * @param most chunks are no longer than this, where the source has key frames; default 30 seconds
 */
@Validated
@ConfigurationProperties("transcoder.worker.chunks")
public record ChunkProperties(
    @DefaultValue List<VideoCodec> codecs,
    @DefaultValue List<VideoCodec> sharedCodecs,
    @DefaultValue("0.8") @Positive double timeRatio,
    @DefaultValue("8s") Duration least,
    @DefaultValue("30s") Duration most) {

  public ChunkProperties {
    codecs = List.copyOf(codecs);
    sharedCodecs = List.copyOf(sharedCodecs);
    if (!least.isPositive() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException("Chunks of %s to %s".formatted(least, most));
    }
  }

  /**
   * @param atOnce how many are encoded at the same time
   */
  public ChunkLengths lengths(int atOnce) {
    return new ChunkLengths(least, most, atOnce);
  }
}
