package org.mediatranscoder.acceptance;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A package in the page of its link, where hls.js plays it while it is made. */
record GrowingVideo(Page page) {

  /**
   * Notes jumps, and each stall: when, and how far it was from the end of what the playlist had
   * then.
   */
  private static final String PLAY =
      """
      () => {
        window.stalls = [];
        window.faults = [];
        window.jumps = [];
        let furthest = 0;
        video.addEventListener('timeupdate', () => {
          furthest = Math.max(furthest, video.currentTime);
        });
        video.addEventListener('seeking', () => {
          // Where more comes after a wait, hls.js gives the element a nudge of a tenth of a second.
          if (furthest > 0.5 && Math.abs(video.currentTime - furthest) > 0.5) {
            window.jumps.push({ from: furthest, to: video.currentTime });
          }
        });
        const known = () => player.levels.map(({ details }) => details).filter(Boolean);
        video.addEventListener('waiting', () => {
          if (video.currentTime > 0.2 && !video.ended) {
            const edge = Math.max(0, ...known().map((details) => details.edge));
            window.stalls.push({ at: video.currentTime, ahead: edge - video.currentTime });
          }
        });
        player.on('hlsError', (_, { details, fatal }) => {
          if (fatal || !['bufferStalledError', 'bufferNudgeOnStall'].includes(details)) {
            window.faults.push(`${details}, fatal: ${fatal}`);
          }
        });
        video.muted = true;
        return video.play();
      }\
      """;

  private static final String SEEN =
      """
      () => JSON.stringify({
        stalls: window.stalls,
        faults: window.faults,
        jumps: window.jumps,
        duration: video.duration,
        at: video.currentTime,
        frames: video.getVideoPlaybackQuality().totalVideoFrames,
      })\
      """;

  /**
   * Opens the player of a job that is playable and lets it begin.
   *
   * @param limit of every later wait
   */
  static GrowingVideo play(TranscoderApi api, String jobId, Page tab, Duration limit) {
    String link =
        api.get("/jobs/" + jobId + "/download?disposition=inline", "Accept", "application/json")
            .body();
    URI address = URI.create(JsonMapper.shared().readTree(link).path("url").asString());
    tab.setDefaultTimeout((double) limit.toMillis());
    tab.navigate(address.toString());
    tab.evaluate(PLAY);
    return new GrowingVideo(tab);
  }

  /** Waits until it has come so far, in seconds; the time is told. */
  Instant awaitPosition(double seconds) {
    page.waitForFunction("seconds => video.currentTime > seconds", seconds);
    return Instant.now();
  }

  void awaitEnd() {
    page.waitForFunction("() => video.ended");
  }

  JsonNode seen() {
    return JsonMapper.shared().readTree((String) page.evaluate(SEEN));
  }
}
