package org.mediatranscoder.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of the catalogue is made from it; {@code -Dtranscoder.write.docs} writes it anew. */
class CataloguePageTest {

  private static final Path PAGE = Path.of("..", "docs", "formats.md");

  @Test
  void thePageSaysWhatTheCatalogueHolds() throws IOException {
    String page = page();
    if (Boolean.getBoolean("transcoder.write.docs")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
  }

  private static String page() {
    String rows =
        Catalogue.bundled().presets().stream()
            .map(CataloguePageTest::row)
            .collect(Collectors.joining("\n"));
    return """
        # Formats

        Written by `CataloguePageTest` from `catalogue.yaml` in [common-catalogue](../common-catalogue); `-Dtranscoder.write.docs` writes it anew. `GET /formats` tells the same with the options as JSON Schema.

        | id | what it makes | for | container | video | audio | options |
        |---|---|---|---|---|---|---|
        %s

        A resolution such as 720p is the shorter side at most, with the longer side at most 16:9 of it; nothing is made larger. Lossy audio is mono if the source is, else stereo, with half of the bit rate for mono, and half for
        16,000 samples a second or fewer. Lossless audio keeps its channels (FLAC up to 8, WAV up to 64, else stereo) and its sample rate up to 192 kHz.

        ## Still pictures

        The formats of one frame take still pictures too: JPEG, PNG, WebP, AVIF and HEIC. `GET /formats` marks these formats with `takesPictures`; every other format ends a job with a picture as `NOT_MEDIA`. A picture comes out upright,
        in sRGB (a colour profile of three curves and a matrix, such as Display P3, is converted; CMYK and tables are not), with 8 bits for each colour, without Exif, place, profile and whatever follows the picture. What is transparent
        stays so in PNG, WebP and AVIF and becomes white in JPEG. HEIC, and AVIF that is of tiles, cropped or transparent, need FFmpeg 7.1 or later: with an older one the job ends as `NOT_MEDIA`. TIFF, raw photos, JPEG XL and animated WebP are not read at all; GIF and APNG are taken for videos. A picture may have as many pixels as a frame of a video.

        ## Presets of an operator

        A folder of files like `catalogue.yaml`, named by `TRANSCODER_FORMATS_FOLDER` for api-gateway and for all workers, adds formats without a build. Each number has bounds, and a mistake stops the service at its start:

        ```yaml
        options: {}
        formats:
          - id: mp4-360p
            name: MP4 360p
            description: "H.264 video and AAC audio, up to 360p."
            purpose: EVERYWHERE
            kind: VIDEO
            extension: mp4
            contentType: video/mp4
            needs: [VIDEO]
            options: [metadata, chapters]
            recipe:
              makes: video
              container: MP4
              video: {codec: h264, resolution: 360, crf: 24, maxKbps: 1200}
              audio: {codec: aac, kbps: 96}
        ```

        `makes: sizedVideo` with `maxMegabytes`, 1 to 4000 of 1,000,000 bytes, is an MP4 with H.264 that never exceeds that size.

        | codec | settings |
        |---|---|
        | `h264` | `resolution` 144 to 4320, `crf` 10 to 40, `maxKbps` 100 to 200000 |
        | `hevc` | `resolution`, `crf` 10 to 40 |
        | `vp9`, `av1` | `resolution`, `crf` 15 to 60 |
        | `prores` | `resolution` |
        | `aac`, `opus` | `kbps` 32 to 512, of stereo |
        | `mp3` | `quality` 0 to 9 |
        | `pcm` | `bits` 16 or 24 |
        | `flac` | none |

        ## What is not made

        HDR is shown as SDR: HDR10+ and Dolby Vision metadata are not kept. Atmos becomes the channels that it is decoded to. Files with DRM cannot be decoded, and end as `NOT_MEDIA` or `DAMAGED`.
        """
        .formatted(rows);
  }

  private static String row(Preset preset) {
    Recipe recipe = preset.recipe();
    String video =
        switch (recipe) {
          case Recipe.OfVideo of -> words(of.video());
          case Recipe.OfSizedVideo of ->
              words(of.video()) + ", %d MB at most".formatted(of.maxMegabytes());
          case Recipe.OfAudio _, Recipe.OfSubtitles _ -> "";
          case Recipe.OfCopy _ -> "copied";
          case Recipe.OfPicture of ->
              "one frame or a still picture, at most %d pixels wide and high"
                  .formatted(of.longSide());
          case Recipe.OfSprites of ->
              "a picture for every %d s, at most %d pixels wide and high, %d × %d on a sheet"
                  .formatted(of.secondsPerTile(), of.longSide(), of.columns(), of.rows());
          case Recipe.OfAnimation of ->
              "the first %d s, %d frames a second, at most %d pixels wide and high"
                  .formatted(of.seconds(), of.framesPerSecond(), of.longSide());
          case Recipe.OfLadder of ->
              of.rungs().stream()
                  .map(CataloguePageTest::words)
                  .collect(Collectors.joining("; and ", "", ", those not larger than the source"));
        };
    String audio =
        switch (recipe) {
          case Recipe.OfVideo of -> words(of.audio());
          case Recipe.OfSizedVideo of -> words(of.audio());
          case Recipe.OfAudio of -> words(of.audio());
          case Recipe.OfAnimation _, Recipe.OfPicture _, Recipe.OfSprites _, Recipe.OfSubtitles _ ->
              "";
          case Recipe.OfLadder of -> words(of.audio());
          case Recipe.OfCopy _ -> "copied";
        };
    return "| `%s` | %s | %s | %s | %s | %s | %s |"
        .formatted(
            preset.format().id(),
            preset.format().name(),
            preset.format().purpose(),
            container(recipe),
            video,
            audio,
            String.join(", ", preset.format().options().properties().keySet()));
  }

  private static String container(Recipe recipe) {
    return switch (recipe) {
      case Recipe.OfVideo of -> of.container().name();
      case Recipe.OfSizedVideo of -> of.container().name();
      case Recipe.OfAudio of -> of.container().name();
      case Recipe.OfAnimation of -> of.container().name();
      case Recipe.OfPicture of -> of.container().name();
      case Recipe.OfSprites _ -> "JPEG and WebVTT";
      case Recipe.OfLadder of -> of.container().name();
      case Recipe.OfSubtitles _ -> "WebVTT";
      case Recipe.OfCopy _ -> "that of the source, or a similar one";
    };
  }

  private static String words(VideoSettings settings) {
    return switch (settings) {
      case VideoSettings.H264 h264 ->
          "H.264, %dp, CRF %d, %d kbit/s at most"
              .formatted(h264.resolution(), h264.crf(), h264.maxKbps());
      case VideoSettings.Hevc hevc -> "HEVC, %dp, CRF %d".formatted(hevc.resolution(), hevc.crf());
      case VideoSettings.Vp9 vp9 -> "VP9, %dp, CRF %d".formatted(vp9.resolution(), vp9.crf());
      case VideoSettings.Av1 av1 -> "AV1, %dp, CRF %d".formatted(av1.resolution(), av1.crf());
      case VideoSettings.Prores prores -> "ProRes 422 HQ, %dp".formatted(prores.resolution());
    };
  }

  private static String words(AudioSettings settings) {
    return switch (settings) {
      case AudioSettings.Aac aac -> "AAC, %d kbit/s".formatted(aac.kbps());
      case AudioSettings.Opus opus -> "Opus, %d kbit/s".formatted(opus.kbps());
      case AudioSettings.Mp3 mp3 -> "MP3, VBR %d".formatted(mp3.quality());
      case AudioSettings.Flac _ -> "FLAC";
      case AudioSettings.Pcm pcm -> "PCM, %d bit".formatted(pcm.bits());
    };
  }
}
