package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One minute of MP4 with the streams that a test adds. */
public final class ProbeBuilder {

  private String container = "mov,mp4,m4a,3gp,3g2,mj2";
  private @Nullable Duration startTime = Duration.ZERO;
  private @Nullable Duration duration = Duration.ofMinutes(1);
  private boolean exact = true;
  private int chapters;
  private @Nullable VideoStream video;
  private @Nullable AudioStream audio;
  private List<MediaStream> others = List.of();

  private ProbeBuilder() {}

  public static ProbeBuilder aProbe() {
    return new ProbeBuilder();
  }

  public ProbeBuilder withContainer(String container) {
    this.container = container;
    return this;
  }

  public ProbeBuilder withStartTime(@Nullable Duration startTime) {
    this.startTime = startTime;
    return this;
  }

  public ProbeBuilder withDuration(@Nullable Duration duration) {
    this.duration = duration;
    return this;
  }

  public ProbeBuilder withExact(boolean exact) {
    this.exact = exact;
    return this;
  }

  public ProbeBuilder withChapters(int chapters) {
    this.chapters = chapters;
    return this;
  }

  /** The video stream to use; null for none. */
  public ProbeBuilder withVideo(@Nullable VideoStream video) {
    this.video = video;
    return this;
  }

  /** The audio stream to use; null for none. */
  public ProbeBuilder withAudio(@Nullable AudioStream audio) {
    this.audio = audio;
    return this;
  }

  /** Streams that are not used. */
  public ProbeBuilder withOthers(MediaStream... others) {
    this.others = List.of(others);
    return this;
  }

  public Probe build() {
    List<MediaStream> streams =
        Stream.concat(Stream.of(video, audio).filter(Objects::nonNull), others.stream()).toList();
    return new Probe(
        container, startTime, duration, exact, streams, List.of(), chapters, video, audio);
  }
}
