package org.mediatranscoder.transcoding.plan;

import java.util.List;
import java.util.Set;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.MediaStream;
import org.mediatranscoder.transcoding.probe.OtherStream;
import org.mediatranscoder.transcoding.probe.SubtitleStream;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** A container that streams are copied into, and the codecs that players expect in it. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that nobody can change.
enum RemuxContainer {
  MP4(
      "mp4",
      "mp4",
      "video/mp4",
      Set.of("h264", "hevc", "av1", "vp9", "mpeg4"),
      Set.of("aac", "mp3", "ac3", "eac3", "opus", "flac", "alac"),
      Set.of("mov_text")),
  MOV(
      "mov",
      "mov",
      "video/quicktime",
      Set.of("h264", "hevc", "mpeg4", "prores", "dnxhd", "mjpeg", "dvvideo", "cfhd", "qtrle"),
      Set.of(
          "aac",
          "mp3",
          "ac3",
          "eac3",
          "alac",
          "pcm_s16le",
          "pcm_s16be",
          "pcm_s24le",
          "pcm_s24be",
          "pcm_s32le",
          "pcm_s32be",
          "pcm_f32le",
          "pcm_f32be"),
      Set.of("mov_text")),
  WEBM(
      "webm",
      "webm",
      "video/webm",
      Set.of("vp8", "vp9", "av1"),
      Set.of("opus", "vorbis"),
      Set.of("webvtt")),
  MKV(
      "matroska",
      "mkv",
      "video/x-matroska",
      Set.of(
          "h264",
          "hevc",
          "av1",
          "vp8",
          "vp9",
          "mpeg1video",
          "mpeg2video",
          "mpeg4",
          "vc1",
          "ffv1",
          "prores",
          "theora"),
      Set.of(
          "aac",
          "mp2",
          "mp3",
          "ac3",
          "eac3",
          "dts",
          "truehd",
          "mlp",
          "opus",
          "vorbis",
          "flac",
          "alac",
          "wavpack",
          "pcm_s16le",
          "pcm_s24le",
          "pcm_s32le",
          "pcm_f32le"),
      Set.of(
          "subrip", "ass", "ssa", "webvtt", "dvd_subtitle", "hdmv_pgs_subtitle", "dvb_subtitle")),
  M4A("ipod", "m4a", "audio/mp4", Set.of(), Set.of("aac", "alac"), Set.of()),
  MP3("mp3", "mp3", "audio/mpeg", Set.of(), Set.of("mp3"), Set.of()),
  FLAC("flac", "flac", "audio/flac", Set.of(), Set.of("flac"), Set.of()),
  OPUS("opus", "opus", "audio/ogg", Set.of(), Set.of("opus"), Set.of()),
  OGG("ogg", "ogg", "audio/ogg", Set.of(), Set.of("vorbis", "flac"), Set.of()),
  WAV(
      "wav",
      "wav",
      "audio/wav",
      Set.of(),
      Set.of("pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le"),
      Set.of()),
  MKA("matroska", "mka", "audio/x-matroska", Set.of(), MKV.audio, MKV.subtitles);

  private final String muxer;
  private final String extension;
  private final String contentType;
  private final Set<String> video;
  private final Set<String> audio;
  private final Set<String> subtitles;

  RemuxContainer(
      String muxer,
      String extension,
      String contentType,
      Set<String> video,
      Set<String> audio,
      Set<String> subtitles) {
    this.muxer = muxer;
    this.extension = extension;
    this.contentType = contentType;
    this.video = video;
    this.audio = audio;
    this.subtitles = subtitles;
  }

  /**
   * Those that a source in this container may go into, the likest first. Others do not say when
   * each packet is due, so it cannot be copied.
   *
   * @param source FFmpeg's name
   */
  static List<RemuxContainer> of(String source, boolean hasVideo) {
    return switch (source) {
      // Edit lists stay where they are understood.
      case "mov,mp4,m4a,3gp,3g2,mj2" -> hasVideo ? List.of(MP4, MOV) : List.of(M4A, MP4, MOV);
      case "matroska,webm" -> hasVideo ? List.of(WEBM, MKV) : List.of(WEBM, MKA);
      case "mpegts" -> hasVideo ? List.of(MP4, MKV) : List.of(MKA);
      case "flv" -> List.of(MP4);
      case "mp3" -> List.of(MP3);
      case "flac" -> List.of(FLAC);
      case "ogg" -> List.of(OPUS, OGG);
      case "wav" -> List.of(WAV);
      case "aac" -> List.of(M4A);
      default -> List.of();
    };
  }

  boolean takes(MediaStream stream) {
    return switch (stream) {
      case VideoStream of -> video.contains(of.codec()) && (of.rotation() == 0 || keepsRotation());
      case AudioStream of -> audio.contains(of.codec());
      case SubtitleStream of -> subtitles.contains(of.codec());
      case OtherStream _ -> false;
    };
  }

  /** In all versions of FFmpeg. */
  boolean keepsRotation() {
    return this == MP4 || this == MOV;
  }

  /** Whether it holds one stream only. */
  boolean isSingle() {
    return this == MP3 || this == FLAC || this == OPUS || this == OGG || this == WAV;
  }

  String muxer() {
    return muxer;
  }

  String extension() {
    return extension;
  }

  /** Of a file with video, or of one without. */
  String contentType(boolean hasVideo) {
    return hasVideo ? contentType : contentType.replace("video/", "audio/");
  }

  List<String> options() {
    return switch (this) {
      case MP4, MOV, M4A -> List.of("-movflags", "+faststart");
      case WEBM, MKV, MKA -> List.of("-cues_to_front", "1");
      case WAV -> List.of("-rf64", "auto");
      case MP3, FLAC, OPUS, OGG -> List.of();
    };
  }
}
