package org.mediatranscoder.gateway.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedPackage;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.Jobs;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.link.DownloadLinks;
import org.mediatranscoder.model.link.LinkKey;
import tools.jackson.databind.JsonNode;

/** The outputs of a job by their names, all of them in one archive, and behind a link. */
class OutputsTest extends GatewayTest {

  private final DownloadLinks links =
      new DownloadLinks(List.of(LinkKey.of(2, NEW_KEY.substring(2))));

  @ParameterizedTest
  @CsvSource({
    "master.m3u8, application/vnd.apple.mpegurl, #EXTM3U",
    "manifest.mpd, application/dash+xml, <MPD/>"
  })
  void playlistsAndManifestsAreAnsweredWithTheirTypes(String name, String type, String text) {
    JobManifest job = packaged();
    for (HttpResponse<String> answer :
        List.of(get("/jobs/" + job.id() + "/outputs/" + name), follow(job, "/" + name))) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(answer.body()).isEqualTo(text);
    }
  }

  @Test
  void mediaAreFetchedFromTheFileStoreAndAnyPartOfThem() throws Exception {
    JobManifest job = packaged();
    for (HttpResponse<String> answer :
        List.of(
            get("/jobs/" + job.id() + "/outputs/video-720p.mp4"), follow(job, "/video-720p.mp4"))) {
      assertThat(answer.statusCode()).isEqualTo(302);
      HttpRequest part =
          HttpRequest.newBuilder(URI.create(answer.headers().firstValue("Location").orElseThrow()))
              .header("Range", "bytes=4-8")
              .build();
      HttpResponse<String> file = HTTP.send(part, HttpResponse.BodyHandlers.ofString());
      assertThat(file.statusCode()).isEqualTo(206);
      assertThat(file.body()).isEqualTo("video");
      assertThat(file.headers().firstValue("Content-Type")).hasValue("video/mp4");
    }
  }

  @Test
  void theJobListsThePackageAndItsFiles() {
    JsonNode outputs = json(get("/jobs/" + packaged().id())).path("outputs");

    assertThat(outputs.findValuesAsString("role"))
        .containsExactly("main", "playlist", "manifest", "variant", "audio");
    assertThat(outputs.findValuesAsString("name"))
        .containsExactly(
            "archive.zip", "master.m3u8", "manifest.mpd", "video-720p.mp4", "audio.mp4");
    assertThat(outputs.get(0).path("fileName").asString()).isEqualTo("clip (adaptive).zip");
    assertThat(outputs.get(0).path("width").asInt()).isEqualTo(1280);
  }

  /** The names in a track lead to the gateway again, and no page plays thumbnails. */
  @Test
  void theTrackOfThumbnailsIsAnsweredItselfAndItsSheetsByARedirect() {
    JobManifest job = aManifest(ADA, "clip.mov", "sprites");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("thumbnails.vtt", "WEBVTT");
    files.put("sprite-1.jpg", "a sheet");
    aCompletedPackage(jobs, S3, job, files);

    HttpResponse<String> track = get("/jobs/" + job.id() + "/outputs/thumbnails.vtt");
    assertThat(track.statusCode()).isEqualTo(200);
    assertThat(track.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/vtt");
    assertThat(track.body()).isEqualTo("WEBVTT");
    assertThat(follow(job, "/sprite-1.jpg").statusCode()).isEqualTo(302);
    JsonNode view = json(get("/jobs/" + job.id()));
    assertThat(view.path("outputs").findValuesAsString("role"))
        .containsExactly("main", "thumbnails", "sprite");
    assertThat(view.path("playlist").isNull()).isTrue();
    HttpResponse<String> link = send(anonymous("/d/" + token(job)).header("Accept", "text/html"));
    assertThat(link.statusCode()).isEqualTo(302);
    assertThat(link.headers().firstValue("Location").orElseThrow()).endsWith("/archive.zip");
    HttpRequest.Builder inline =
        request("/jobs/" + job.id() + "/download?disposition=inline")
            .header("Accept", "application/json");
    assertThat(json(send(inline)).path("url").asString()).endsWith("/archive.zip");
  }

  @Test
  void aJobWithOneFileHasItByNameToo() {
    JobManifest job = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, job, "the clip");

    JsonNode outputs = json(get("/jobs/" + job.id())).path("outputs");

    assertThat(outputs).hasSize(1);
    assertThat(outputs.get(0).path("name").asString()).isEqualTo("mp4-720p.mp4");
    assertThat(get("/jobs/" + job.id() + "/outputs/mp4-720p.mp4").statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nothing.mp4", "..", "%2e%2e%2fresult.json", "master.m3u8%00", "MASTER.M3U8", "1"})
  void anUnknownNameLeadsNowhere(String name) {
    JobManifest job = packaged();
    for (String path :
        List.of("/jobs/" + job.id() + "/outputs/" + name, "/d/" + token(job) + "/" + name)) {
      assertThat(send(request(path)).statusCode()).as(path).isIn(400, 401, 403, 404);
    }
  }

  @Test
  void nobodyElseGetsThem() {
    JobManifest job = aManifest("eve", "hers.mov", "adaptive");
    aCompletedPackage(jobs, S3, job);
    for (String path : List.of("/outputs/master.m3u8", "/outputs/video-720p.mp4", "/archive.zip")) {
      HttpResponse<String> answer = get("/jobs/" + job.id() + path);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(code(answer)).isEqualTo("job-not-found");
    }
    assertThat(send(anonymous("/jobs/" + job.id() + "/archive.zip")).statusCode()).isEqualTo(401);
  }

  @Test
  void theArchiveHoldsAllFilesUncompressedAndTellsItsLength() throws Exception {
    JobManifest job = packaged();
    for (HttpRequest.Builder request :
        List.of(
            request("/jobs/" + job.id() + "/archive.zip"),
            anonymous("/d/" + token(job) + "/archive.zip"))) {
      HttpResponse<byte[]> archive =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());

      assertThat(archive.statusCode()).isEqualTo(200);
      assertThat(archive.headers().firstValue("Content-Type")).hasValue("application/zip");
      assertThat(archive.headers().firstValueAsLong("Content-Length"))
          .hasValue(archive.body().length);
      assertThat(archive.headers().firstValue("Content-Disposition").orElseThrow())
          .startsWith("attachment; filename=\"clip (adaptive).zip\"");
      assertThat(unpacked(archive.body())).isEqualTo(Jobs.PACKAGE);
      assertThat(new String(archive.body(), StandardCharsets.ISO_8859_1)).contains("the video");
    }
  }

  @Test
  void aPersonWhoFollowsTheLinkOfAPackageGetsAPageAndAProgramTheArchive() {
    JobManifest job = packaged();
    HttpResponse<String> page =
        send(anonymous("/d/" + token(job)).header("Accept", "text/html,*/*;q=0.8"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains(
            "default-src 'none'", "script-src 'self'", "frame-ancestors http://localhost:8080")
        .contains("connect-src 'self' " + S3.properties().get("transcoder.s3.endpoint"));
    assertThat(page.body())
        .contains("/d/" + token(job) + "/master.m3u8", "/d/" + token(job) + "/archive.zip");

    HttpResponse<String> program = send(anonymous("/d/" + token(job)));
    assertThat(program.statusCode()).isEqualTo(302);
    assertThat(program.headers().firstValue("Location"))
        .hasValue("/d/" + token(job) + "/archive.zip");
  }

  @Test
  void theScriptsOfThePageAreThere() {
    for (String path : List.of("/player/player.js", "/player/player.css")) {
      assertThat(send(anonymous(path)).statusCode()).as(path).isEqualTo(200);
    }
    String page = send(anonymous("/d/" + token(packaged())).header("Accept", "text/html")).body();
    String library = page.replaceAll("(?s).*src=\"(/webjars/[^\"]+)\".*", "$1");
    assertThat(send(anonymous(library)).body()).contains("Hls");
  }

  @ParameterizedTest
  @CsvSource({"attachment, /archive.zip", "inline, ''"})
  void theOwnersPageGetsALinkThatEnds(String disposition, String end) {
    JobManifest job = packaged();
    JsonNode link =
        json(
            send(
                request("/jobs/" + job.id() + "/download?disposition=" + disposition)
                    .header("Accept", "application/json")));

    assertThat(Instant.parse(link.path("expiresAt").asString()))
        .isBetween(
            Instant.now().plus(Duration.ofHours(11)), Instant.now().plus(Duration.ofHours(13)));
    URI url = URI.create(link.path("url").asString());
    assertThat(url.getPath()).startsWith("/d/").endsWith(end);
    assertThat(send(anonymous(url.getPath()).header("Accept", "text/html")).statusCode())
        .isEqualTo(200);
    String over = links.signUntil(job.id(), 1, Instant.now().minusSeconds(1));
    assertThat(code(send(anonymous("/d/" + over)))).isEqualTo("link-invalid");
  }

  private JobManifest packaged() {
    JobManifest job = aManifest(ADA, "clip.mov", "adaptive");
    aCompletedPackage(jobs, S3, job);
    return job;
  }

  private String token(JobManifest job) {
    return links.sign(job.id(), 1);
  }

  private HttpResponse<String> follow(JobManifest job, String name) {
    return send(anonymous("/d/" + token(job) + name));
  }

  private static Map<String, String> unpacked(byte[] archive) throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
