package org.mediatranscoder.transcoding.plan;

import java.util.Locale;
import java.util.Map;

/** The names of codecs that people know, by those of FFmpeg. */
final class CodecNames {

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("h264", "H.264"),
          Map.entry("hevc", "HEVC"),
          Map.entry("av1", "AV1"),
          Map.entry("vp8", "VP8"),
          Map.entry("vp9", "VP9"),
          Map.entry("mpeg2video", "MPEG-2"),
          Map.entry("mpeg4", "MPEG-4 Part 2"),
          Map.entry("prores", "ProRes"),
          Map.entry("dnxhd", "DNxHD"),
          Map.entry("mjpeg", "Motion JPEG"),
          Map.entry("jpeg", "JPEG"),
          Map.entry("png", "PNG"),
          Map.entry("gif", "GIF"),
          Map.entry("webp", "WebP"),
          Map.entry("avif", "AVIF"),
          Map.entry("aac", "AAC"),
          Map.entry("mp3", "MP3"),
          Map.entry("opus", "Opus"),
          Map.entry("vorbis", "Vorbis"),
          Map.entry("flac", "FLAC"),
          Map.entry("alac", "Apple Lossless"),
          Map.entry("ac3", "AC-3"),
          Map.entry("eac3", "E-AC-3"),
          Map.entry("mov_text", "3GPP Timed Text"),
          Map.entry("subrip", "SubRip"),
          Map.entry("srt", "SubRip"),
          Map.entry("webvtt", "WebVTT"),
          Map.entry("pcm_s16le", "PCM in 16 bits"),
          Map.entry("pcm_s24le", "PCM in 24 bits"));

  private CodecNames() {}

  static String of(String codec) {
    return KNOWN.getOrDefault(codec, codec.toUpperCase(Locale.ROOT).replace('_', ' '));
  }
}
