package org.mediatranscoder.gateway.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.NOON;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;
import static org.mediatranscoder.gateway.support.Jobs.put;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.link.DownloadLinks;
import org.mediatranscoder.model.link.LinkKey;
import org.mediatranscoder.model.storage.ObjectKeys;
import tools.jackson.databind.JsonNode;

/** A package that is played while it is made. */
class GrowingOutputsTest extends GatewayTest {

  private static final String PLAYLIST = "#EXTM3U\n#EXT-X-PLAYLIST-TYPE:EVENT\n";
  private static final JobFailure DAMAGED = new JobFailure(FailureCode.DAMAGED, "It is damaged.");

  private final DownloadLinks links =
      new DownloadLinks(List.of(LinkKey.of(2, NEW_KEY.substring(2))));

  @Test
  void itsOwnerLearnsThatItPlaysAndGetsPlaylistsAndPieces() throws Exception {
    JobManifest job = aManifest(ADA, "clip.mov", "adaptive");
    claimed(job);
    assertThat(json(get("/jobs/" + job.id())).path("playlist").isNull()).isTrue();
    assertThat(code(get("/jobs/" + job.id() + "/outputs/master.m3u8")))
        .isEqualTo("job-not-completed");

    jobs.playable(job.id(), 1);

    for (String path : List.of("/jobs/", "/status/")) {
      assertThat(json(get(path + job.id())).path("playlist").asString()).isEqualTo("master.m3u8");
    }
    assertThat(json(get("/jobs")).path("jobs").get(0).path("playlist").asString())
        .isEqualTo("master.m3u8");
    for (String place : List.of("/jobs/" + job.id() + "/outputs/", "/d/" + token(job) + "/")) {
      HttpResponse<String> playlist = get(place + "master.m3u8");
      assertThat(playlist.statusCode()).isEqualTo(200);
      assertThat(playlist.headers().firstValue("Content-Type"))
          .hasValue("application/vnd.apple.mpegurl");
      assertThat(playlist.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(playlist.body()).isEqualTo(PLAYLIST);
      assertThat(fetched(get(place + "video-720p-0.m4s"), "bytes=4-8")).isEqualTo("piece");
      assertThat(fetched(get(place + "video-720p.mp4"), "bytes=0-2")).isEqualTo("the");
      assertThat(code(get(place + "manifest.mpd"))).isEqualTo("output-not-found");
      assertThat(code(get(place + "video-720p-9.m4s"))).isEqualTo("output-not-found");
    }
  }

  @Test
  void thePageOfTheLinkPlaysItAndOffersNoDownload() {
    JobManifest job = playable(ADA);
    JsonNode link =
        json(
            send(
                request("/jobs/" + job.id() + "/download?disposition=inline")
                    .header("Accept", "application/json")));
    String path = URI.create(link.path("url").asString()).getPath();

    HttpResponse<String> page = send(anonymous(path).header("Accept", "text/html"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("data-entry=\"" + path + "/master.m3u8\"", "Still being converted")
        .doesNotContain("archive.zip");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains(S3.endpoint().getAuthority());
    assertThat(code(send(anonymous(path).header("Accept", "*/*")))).isEqualTo("file-gone");
    assertThat(code(send(anonymous(path + "/archive.zip")))).isEqualTo("output-not-found");
    assertThat(code(get("/jobs/" + job.id() + "/download"))).isEqualTo("job-not-completed");
    assertThat(code(get("/jobs/" + job.id() + "/archive.zip"))).isEqualTo("job-not-completed");
  }

  @Test
  void nobodyElseGetsIt() {
    JobManifest hers = playable("eve");
    for (String path : List.of("/outputs/master.m3u8", "/outputs/video-720p-0.m4s", "/download")) {
      assertThat(code(get("/jobs/" + hers.id() + path))).isEqualTo("job-not-found");
    }
    assertThat(send(anonymous("/jobs/" + hers.id() + "/outputs/master.m3u8")).statusCode())
        .isEqualTo(401);
    String old = links.sign(hers.id(), 0);
    assertThat(code(send(anonymous("/d/" + old + "/master.m3u8")))).isEqualTo("link-invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "%2e%2e%2f1%2fmaster.m3u8",
        "MASTER.M3U8",
        "master.m3u8%00",
        "a.json",
        "-.mp4"
      })
  void aNameThatNoPieceHasLeadsNowhere(String name) {
    JobManifest job = playable(ADA);
    assertThat(get("/jobs/" + job.id() + "/outputs/" + name).statusCode()).isIn(400, 403, 404, 409);
  }

  @Test
  void theRecordingTakesItsPlaceAndPiecesAreThereForAMomentMore() throws Exception {
    JobManifest job = playable(ADA);
    complete(job);

    String place = "/jobs/" + job.id() + "/outputs/";
    assertThat(get(place + "master.m3u8").body()).isEqualTo("the whole");
    assertThat(fetched(get(place + "video-720p-0.m4s"), "bytes=4-8")).isEqualTo("piece");
    assertThat(code(get(place + "audio.m3u8"))).isEqualTo("output-not-found");
    assertThat(json(get("/jobs/" + job.id())).path("playlist").asString()).isEqualTo("master.m3u8");
    S3.client()
        .deleteObject(
            delete ->
                delete.bucket(S3.bucket()).key(ObjectKeys.live(job.id(), 1, "video-720p-0.m4s")));
    assertThat(code(get(place + "video-720p-0.m4s"))).isEqualTo("output-not-found");
  }

  @Test
  void aJobThatFailedWasCancelledOrBeginsAnewHasNothingToPlay() {
    JobManifest failed = playable(ADA);
    jobs.fail(failed.id(), 1, DAMAGED, NOON.plusSeconds(9));
    JobManifest cancelled = playable(ADA);
    jobs.cancel(cancelled.id(), NOON.plusSeconds(9));
    JobManifest released = playable(ADA);
    jobs.release(released.id(), 1);
    JobManifest again = playable(ADA);
    jobs.claim(again.id(), 1, NOON);
    for (JobManifest job : List.of(failed, cancelled, released, again)) {
      assertThat(json(get("/jobs/" + job.id())).path("playlist").isNull()).isTrue();
      for (String name : List.of("master.m3u8", "video-720p-0.m4s")) {
        assertThat(code(get("/jobs/" + job.id() + "/outputs/" + name)))
            .isEqualTo("job-not-completed");
        assertThat(code(send(anonymous("/d/" + token(job) + "/" + name)))).isEqualTo("file-gone");
      }
    }
  }

  private JobManifest playable(String owner) {
    JobManifest job = aManifest(owner, "clip.mov", "adaptive");
    claimed(job);
    jobs.playable(job.id(), 1);
    return job;
  }

  /** With the beginning of its package in S3. */
  private void claimed(JobManifest job) {
    jobs.create(job.toPendingJob());
    jobs.claim(job.id(), 1, NOON);
    put(S3, ObjectKeys.live(job.id(), 1, "master.m3u8"), PLAYLIST);
    put(S3, ObjectKeys.live(job.id(), 1, "audio.m3u8"), PLAYLIST);
    put(S3, ObjectKeys.live(job.id(), 1, "video-720p.mp4"), "the beginning");
    put(S3, ObjectKeys.live(job.id(), 1, "video-720p-0.m4s"), "the piece");
  }

  private void complete(JobManifest job) {
    String key = ObjectKeys.processed(job.id(), 1, "master.m3u8");
    put(S3, key, "the whole");
    Rendition master =
        new Rendition(
            OutputRole.PLAYLIST,
            "master.m3u8",
            key,
            "application/vnd.apple.mpegurl",
            9,
            Duration.ofSeconds(9),
            1280,
            720);
    jobs.complete(job.id(), 1, List.of(master), NOON.plusSeconds(9));
  }

  private String token(JobManifest job) {
    return links.sign(job.id(), 1);
  }

  private static String fetched(HttpResponse<String> redirect, String range) throws Exception {
    assertThat(redirect.statusCode()).isEqualTo(302);
    URI file = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    HttpResponse<String> part =
        HTTP.send(
            HttpRequest.newBuilder(file).header("Range", range).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(part.statusCode()).isEqualTo(206);
    return part.body();
  }
}
