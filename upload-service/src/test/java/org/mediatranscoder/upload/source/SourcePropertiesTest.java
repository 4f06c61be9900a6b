package org.mediatranscoder.upload.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.util.unit.DataSize;

class SourcePropertiesTest {

  private static final AccountId ADA = new AccountId("ada");
  private static final AccountId BOB = new AccountId("bob");
  private static final AccountId EVE = new AccountId("eve");

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
    byte[] only = buffers.acquire(ADA);
    assertThat(refused(buffers, BOB)).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    buffers.release(ADA, only);
    assertThat(buffers.acquire(BOB)).isSameAs(only);
  }

  @Test
  void whereNoneIsFreeAnAccountThatHasOneIsToldThatItHasTooMany() {
    PartBuffers buffers = new PartBuffers(limits(DataSize.ofGigabytes(1), 5));
    buffers.acquire(ADA);
    assertThat(refused(buffers, ADA)).isEqualTo(ErrorCode.TOO_MANY_UPLOADS);
  }

  @Test
  void onceHalfOfThemAreTakenAnAccountGetsNoMoreThanItsShare() {
    PartBuffers buffers = new PartBuffers(limits(8));
    List<byte[]> taken = Stream.generate(() -> buffers.acquire(ADA)).limit(4).toList();

    assertThat(refused(buffers, ADA)).isEqualTo(ErrorCode.TOO_MANY_UPLOADS);
    buffers.acquire(BOB);
    buffers.acquire(BOB);
    assertThat(refused(buffers, BOB)).isEqualTo(ErrorCode.TOO_MANY_UPLOADS);
    buffers.acquire(EVE);

    taken.forEach(buffer -> buffers.release(ADA, buffer));
    assertThat(buffers.acquire(ADA)).isNotNull();
  }

  @Test
  void whereNoSecondBufferIsFreeNobodyWaitsForOne() {
    PartBuffers buffers = new PartBuffers(limits(DataSize.ofGigabytes(1), 5));
    byte[] spare = buffers.acquireSpares().getFirst();
    assertThat(buffers.acquireSpares()).isEmpty();
    buffers.releaseSpare(spare);
    assertThat(buffers.acquireSpares()).containsExactly(spare);
  }

  private static ErrorCode refused(PartBuffers buffers, AccountId account) {
    return assertThrows(ApiException.class, () -> buffers.acquire(account)).code();
  }

  private static SourceProperties limits(DataSize most, long partMegabytes) {
    return limits(most, DataSize.ofMegabytes(partMegabytes), 1);
  }

  private static SourceProperties limits(int maxConcurrent) {
    return limits(DataSize.ofGigabytes(1), DataSize.ofMegabytes(5), maxConcurrent);
  }

  private static SourceProperties limits(DataSize most, DataSize part, int maxConcurrent) {
    return new SourceProperties(
        most,
        part,
        maxConcurrent,
        Duration.ofMillis(10),
        2,
        DataSize.ofKilobytes(16),
        Duration.ofSeconds(30),
        Duration.ofHours(1));
  }
}
