package org.mediatranscoder.redis.queue;

/** The two queues; each has its own keys in Redis. */
public enum QueueName {
  TRANSCODE("{transcode}:"),
  NOTIFY("{notify}:");

  private final String prefix;

  QueueName(String prefix) {
    this.prefix = prefix;
  }

  /** What all keys of this queue begin with, with one hash tag. */
  String prefix() {
    return prefix;
  }
}
