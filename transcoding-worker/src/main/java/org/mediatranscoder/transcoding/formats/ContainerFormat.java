package org.mediatranscoder.transcoding.formats;

import java.util.List;
import org.mediatranscoder.catalogue.Container;

/**
 * A kind of file for ffmpeg.
 *
 * @param muxer ffmpeg's name
 * @param options how it is written
 */
public record ContainerFormat(String muxer, List<String> options) {

  private static final List<String> INDEX_FIRST = List.of("-movflags", "+faststart");

  /** Whether it says of a stream which language is spoken, and not of the file. */
  public boolean saysLanguageOfStream() {
    return muxer.equals("ipod");
  }

  static ContainerFormat of(Container container) {
    return switch (container) {
      case MOV -> new ContainerFormat("mov", INDEX_FIRST);
      case MP4 -> new ContainerFormat("mp4", INDEX_FIRST);
      case M4A -> new ContainerFormat("ipod", INDEX_FIRST);
      case WEBM -> new ContainerFormat("webm", List.of("-cues_to_front", "1"));
      case MKV -> new ContainerFormat("matroska", List.of("-cues_to_front", "1"));
      case MP3 -> new ContainerFormat("mp3", List.of());
      case OPUS -> new ContainerFormat("opus", List.of());
      case FLAC -> new ContainerFormat("flac", List.of());
      case WAV -> new ContainerFormat("wav", List.of("-rf64", "auto"));
      case GIF -> new ContainerFormat("gif", List.of());
      case WEBP -> new ContainerFormat("webp", List.of());
      case AVIF -> new ContainerFormat("avif", List.of());
      case JPEG, PNG -> new ContainerFormat("image2pipe", List.of());
    };
  }
}
