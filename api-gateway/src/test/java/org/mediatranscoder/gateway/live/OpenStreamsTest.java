package org.mediatranscoder.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.util.unit.DataSize;

class OpenStreamsTest {

  @Test
  void streamsAreRefusedForWhichThereIsNoMemoryAndTakenOnceThereIs() {
    OpenStreams streams = streams(DataSize.ofKilobytes(350));
    OpenStreams.Place first = streams.enter(StreamKind.EVENTS);
    OpenStreams.Place second = streams.enter(StreamKind.EVENTS);
    OpenStreams.Place third = streams.enter(StreamKind.SOCKET);

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> streams.enter(StreamKind.SOCKET))
        .returns(ErrorCode.SERVICE_UNAVAILABLE, ApiException::code);

    third.close();
    streams.enter(StreamKind.SOCKET).close();
    second.close();
    first.close();
    assertThat(streams.enter(StreamKind.EVENTS)).isNotNull();
  }

  @Test
  void theyTakeHalfOfTheHeapUnlessItIsSaid() {
    long half = Runtime.getRuntime().maxMemory() / 2;
    OpenStreams streams = streams(null);
    long fit = half / StreamKind.EVENTS.heap().toBytes();
    for (long i = 0; i < fit; i++) {
      assertThat(streams.enter(StreamKind.EVENTS)).isNotNull();
    }
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> streams.enter(StreamKind.EVENTS));
  }

  private static OpenStreams streams(@Nullable DataSize memory) {
    return new OpenStreams(new LiveProperties(20, memory, Duration.ofSeconds(15)));
  }
}
