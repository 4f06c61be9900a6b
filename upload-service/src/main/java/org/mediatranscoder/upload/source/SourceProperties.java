package org.mediatranscoder.upload.source;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much an upload may take.
 *
 * @param maxSize of one file; default 10 GB (GiB)
 * @param partSize of the parts that go to S3, and of a buffer; 5 MB at least; default 5 MB. It is
 *     raised where {@code maxSize} needs more than S3's 10,000 parts
 * @param maxConcurrent uploads at the same time, each with one buffer, and half as many spare
 *     buffers, of which an upload takes up to two so that sending and receiving overlap; default 32
 * @param slotWait how long one more upload waits for a buffer before it is refused; default 10 s
 * @param accountShare uploads of one account once half of {@code maxConcurrent} run; default 2
 * @param leastRate bytes a second that must come on average; 0 for any; default 16 KB
 * @param slowStart how long the average is not judged; default 30 s
 * @param timeLimit for one whole upload; default 6 h
 */
@Validated
@ConfigurationProperties("transcoder.upload")
public record SourceProperties(
    @DefaultValue("10GB") DataSize maxSize,
    @DefaultValue("5MB") DataSize partSize,
    @DefaultValue("32") @Positive int maxConcurrent,
    @DefaultValue("10s") Duration slotWait,
    @DefaultValue("2") @Positive int accountShare,
    @DefaultValue("16KB") DataSize leastRate,
    @DefaultValue("30s") Duration slowStart,
    @DefaultValue("6h") Duration timeLimit) {

  private static final DataSize SMALLEST_PART = DataSize.ofMegabytes(5);
  private static final long MOST_PARTS = 10_000;

  /**
   * @throws IllegalArgumentException if a part is smaller than S3 takes, or larger than 1 GB
   */
  public SourceProperties {
    if (partSize.compareTo(SMALLEST_PART) < 0 || partSize.toGigabytes() >= 1) {
      throw new IllegalArgumentException("part-size must be 5 MB to 1 GB");
    }
  }

  /** Bytes of a part, so that the largest file has no more parts than S3 takes. */
  int bytesOfPart() {
    long least = Math.ceilDiv(maxSize.toBytes(), MOST_PARTS);
    return Math.toIntExact(Math.max(partSize.toBytes(), least));
  }
}
