package org.mediatranscoder.upload.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.util.unit.DataSize;

class SourcePropertiesTest {

  @Test
  void tenGigabytesFitIntoPartsOfEightMegabytes() {
    assertThat(limits(DataSize.ofGigabytes(10), 8).bytesOfPart()).isEqualTo(8 * 1024 * 1024);
  }

  @Test
  void aLargerLimitMakesLargerPartsSoThatThereAreTenThousandAtMost() {
    DataSize limit = DataSize.ofGigabytes(200);
    long part = limits(limit, 8).bytesOfPart();
    assertThat(Math.ceilDiv(limit.toBytes(), part)).isLessThanOrEqualTo(10_000);
  }

  @Test
  void aPartSmallerThanS3TakesIsRefusedAtStart() {
    assertThatIllegalArgumentException().isThrownBy(() -> limits(DataSize.ofGigabytes(1), 4));
  }

  @Test
  void oneUploadTooManyIsRefusedAndTakenWhenOneHasEnded() {
    PartBuffers buffers = new PartBuffers(limits(DataSize.ofGigabytes(1), 5));
    byte[] only = buffers.acquire();
    ApiException refused =
        org.junit.jupiter.api.Assertions.assertThrows(ApiException.class, buffers::acquire);
    assertThat(refused.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    buffers.release(only);
    assertThat(buffers.acquire()).isSameAs(only);
  }

  @Test
  void whereNoSecondBufferIsFreeNobodyWaitsForOne() {
    PartBuffers buffers = new PartBuffers(limits(DataSize.ofGigabytes(1), 5));
    byte[] spare = buffers.acquireSpare().orElseThrow();
    assertThat(buffers.acquireSpare()).isEmpty();
    buffers.releaseSpare(spare);
    assertThat(buffers.acquireSpare()).contains(spare);
  }

  private static SourceProperties limits(DataSize most, long partMegabytes) {
    return new SourceProperties(
        most, DataSize.ofMegabytes(partMegabytes), 1, Duration.ofMillis(10), Duration.ofHours(1));
  }
}
