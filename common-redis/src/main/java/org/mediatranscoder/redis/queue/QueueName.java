package org.mediatranscoder.redis.queue;

import java.util.Locale;

/** The two queues; each has its own keys in Redis. */
public enum QueueName {
  TRANSCODE("{transcode}:"),
  NOTIFY("{notify}:");

  private final String prefix;

  QueueName(String prefix) {
    this.prefix = prefix;
  }

  /** What all keys of this queue begin with, with one hash tag. */
  public String prefix() {
    return prefix;
  }

  /** What the queue is called in metrics and traces. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
