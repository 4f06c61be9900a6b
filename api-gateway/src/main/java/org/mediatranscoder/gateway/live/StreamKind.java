package org.mediatranscoder.gateway.live;

import org.springframework.util.unit.DataSize;

/** What an idle stream takes of the heap, as measured in Tomcat 11 (docs/benchmarks.md). */
enum StreamKind {
  /** A WebSocket: the buffers of a connection, and those of its messages. */
  SOCKET(50),
  /** Server-sent events: a whole request with its buffers, and the stack of its thread. */
  EVENTS(150);

  private final long kilobytes;

  StreamKind(long kilobytes) {
    this.kilobytes = kilobytes;
  }

  DataSize heap() {
    return DataSize.ofKilobytes(kilobytes);
  }
}
