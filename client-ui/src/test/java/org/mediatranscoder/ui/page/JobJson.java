package org.mediatranscoder.ui.page;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Jobs as the gateway answers with them. */
public final class JobJson {

  private static final String VIDEO =
      """
      {"fileName":"holiday.mp4","contentType":"video/mp4","sizeBytes":1234567,
       "durationSeconds":2.0,"width":320,"height":180,
       "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""";

  private static final String FAILURE = "{\"code\":\"INTERNAL\",\"message\":\"Our fault.\"}";

  private final Map<String, String> members = new LinkedHashMap<>();

  private JobJson(String id, String status) {
    text("jobId", id).text("status", status).text("stage", "TRANSCODING").with("percent", "40.0");
    with("fps", "null").with("speed", "null").with("etaSeconds", "null");
    with("queuePosition", "null").with("attempt", "1").text("format", "mp4-720p");
    with("options", "{}").text("fileName", "holiday.mov").with("sizeBytes", "4938268");
    text("createdAt", "2026-11-01T10:00:00Z").text("startedAt", "2026-11-01T10:00:01Z");
    with("endedAt", "null").with("plan", "null").with("failure", "null").with("outputs", "[]");
    with("mail", "null");
  }

  public static JobJson waiting(String id) {
    return new JobJson(id, "PENDING").text("stage", "QUEUED").with("queuePosition", "0");
  }

  static JobJson running(String id) {
    return new JobJson(id, "PROCESSING");
  }

  static JobJson ready(String id) {
    return new JobJson(id, "COMPLETED")
        .with("outputs", "[" + VIDEO + "]")
        .text("endedAt", "2026-11-01T10:00:09Z");
  }

  /** Ready, with how close the output is to its source. */
  static JobJson measured(String id, String ssim, String worst, String worstAtSeconds) {
    String quality =
        ",\"quality\":{\"ssim\":%s,\"worstSsim\":%s,\"worstAtSeconds\":%s,\"frames\":100}}]"
            .formatted(ssim, worst, worstAtSeconds);
    return ready(id).with("outputs", "[" + VIDEO.substring(0, VIDEO.length() - 1) + quality);
  }

  static JobJson failed(String id) {
    return new JobJson(id, "FAILED").with("failure", FAILURE);
  }

  static JobJson stopped(String id) {
    return new JobJson(id, "CANCELLED");
  }

  public JobJson named(String fileName) {
    return text("fileName", fileName);
  }

  public JobJson text(String name, String value) {
    return with(name, "\"" + value + "\"");
  }

  /**
   * @param json the value as JSON has it
   */
  public JobJson with(String name, String json) {
    members.put(name, json);
    return this;
  }

  /** A page of jobs, the last one. */
  static String list(JobJson... jobs) {
    return list("null", jobs);
  }

  /**
   * @param next the cursor as JSON has it
   */
  static String list(String next, JobJson... jobs) {
    return Arrays.stream(jobs)
        .map(JobJson::toString)
        .collect(Collectors.joining(",", "{\"jobs\":[", "],\"nextCursor\":" + next + "}"));
  }

  @Override
  public String toString() {
    return members.entrySet().stream()
        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
