package org.mediatranscoder.gateway.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A job at one moment, as an event. Each holds the whole job, so a client that missed some has
 * missed nothing once it has the next.
 *
 * @param id the same for the same state
 * @param json the job
 */
record JobState(String id, String json, boolean ended) {

  private static final int ID_BYTES = 8;

  static JobState of(String json, boolean ended) {
    byte[] digest = sha256().digest(json.getBytes(StandardCharsets.UTF_8));
    return new JobState(HexFormat.of().formatHex(digest, 0, ID_BYTES), json, ended);
  }

  /** As WHATWG's server-sent events have it; JSON has no line break outside of its strings. */
  String event() {
    return "id: " + id + "\nevent: job\ndata: " + json + "\n\n";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
