package org.mediatranscoder.transcoding;

import java.nio.file.Path;

/** Small sources of several streams, of which one is the right one. */
public final class ManyStreams {

  private static final String PREVIEW = "-f lavfi -i testsrc2=s=80x60:r=25:d=3 ";

  private final Samples samples;

  public ManyStreams(Samples samples) {
    this.samples = samples;
  }

  private static String tone(int hertz) {
    return "-f lavfi -i sine=%d:r=48000:d=3 ".formatted(hertz);
  }

  /** 880 hertz in a codec that the cage does not allow, then 440 in AAC. */
  public Path audioThatIsNotAllowed() {
    return samples.make(
        "odd-audio.mkv",
        video()
            + tone(880)
            + tone(440)
            + "-map 0:v -map 1 -map 2 -c:v copy"
            + " -c:a:0 real_144 -ar:a:0 8000 -c:a:1 aac");
  }

  public Path onlyAudioThatIsNotAllowed() {
    return samples.make("odd-only.mka", tone(880) + "-c:a real_144 -ar 8000");
  }

  public Path videoBesideAudioThatIsNotAllowed() {
    return samples.make(
        "odd-beside.mkv", video() + tone(880) + "-map 0:v -map 1 -c:v copy -c:a real_144 -ar 8000");
  }

  /** A larger picture in a codec that the cage does not allow, then the video. */
  public Path videoThatIsNotAllowed() {
    return samples.make(
        "odd-video.mkv",
        "-f lavfi -i testsrc2=s=320x240:r=25:d=3 "
            + video()
            + "-map 0 -map 1 -c copy -c:v:0 snow -strict -2");
  }

  /** 300 hertz first, 1000 hertz with the default flag. */
  public Path defaultAudioSecond(String name) {
    return samples.make(
        name,
        video()
            + tone(300)
            + tone(1000)
            + "-map 0:v -map 1 -map 2 -c:v copy -c:a aac"
            + " -disposition:a:0 0 -disposition:a:1 default");
  }

  /** Commentary of 300 hertz, then 1000 hertz; both have the default flag. */
  public Path commentaryFirst() {
    return samples.make(
        "commentary.mkv",
        tone(300)
            + tone(1000)
            + "-map 0 -map 1 -c:a flac"
            + " -disposition:a:0 default+comment -disposition:a:1 default");
  }

  public Path monoBesideSurround() {
    return samples.make(
        "mono-first.mkv",
        tone(300)
            + "-f lavfi -i aevalsrc=0|0|0|0|0|0:c=5.1:d=3 -map 0 -map 1 -c:a flac"
            + " -disposition:a default");
  }

  public Path previewFirst(String name) {
    return samples.make(
        name,
        PREVIEW
            + video()
            + "-map 0 -map 1 -c copy -c:v:0 libx264 -preset ultrafast"
            + " -disposition:v:0 0 -disposition:v:1 default");
  }

  /** A single large frame before the video. */
  public Path thumbnailFirst(String name) {
    Path frame =
        samples.make("frame.mp4", "-i " + samples.sized(320, 240) + " -c copy -frames:v 1");
    return samples.make(
        name, "-i " + frame + " " + video() + "-map 0 -map 1 -c copy -disposition:v default");
  }

  /** The ending says how the cover is stored. */
  public Path audioWithCover(String name) {
    Path cover = cover();
    return name.endsWith("mkv")
        ? samples.make(
            name, tone(440) + "-c:a flac -attach " + cover + " -metadata:s:t mimetype=image/png")
        : samples.make(
            name,
            tone(440)
                + "-i "
                + cover
                + " -map 0 -map 1 -c:a aac -c:v copy"
                + " -disposition:v attached_pic");
  }

  public Path videoWithCoverFirst() {
    return samples.make(
        "cover-first.mp4",
        video() + "-i " + cover() + " -map 1 -map 0 -c copy -disposition:v:0 attached_pic");
  }

  private Path cover() {
    return samples.make("large-cover.png", "-f lavfi -i color=s=320x240:d=1 -frames:v 1");
  }

  /** A radio programme of 300 hertz before a television programme of 1000 hertz. */
  public Path radioBeforeTelevision() {
    return samples.make(
        "programmes.ts",
        video()
            + tone(300)
            + tone(1000)
            + "-map 1 -map 0:v -map 2 -c:v copy -c:a mp2"
            + " -program title=radio:st=0 -program title=tv:st=1:st=2");
  }

  /** Three seconds and three more, in which the audio has another PID and the tables say so. */
  public Path audioPidThatChanges() {
    Path first = broadcast("first.ts", "-streamid 0:256 -streamid 1:257");
    Path second =
        broadcast(
            "second.ts", "-streamid 0:256 -streamid 1:513 -tables_version 1 -output_ts_offset 3");
    return samples.joined("pids.ts", first, second);
  }

  private Path broadcast(String name, String options) {
    return samples.make(
        name,
        "-f lavfi -i testsrc2=s=160x120:r=25:d=3 "
            + tone(440)
            + "-c:v mpeg2video -c:a mp2 "
            + options);
  }

  /** Video beside an audio track that never has a packet. */
  public Path emptyAudio() {
    return samples.make(
        "empty-audio.webm",
        "-f lavfi -i testsrc2=s=160x120:r=25:d=3 "
            + tone(440)
            + "-af atrim=start=5"
            + " -c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus");
  }

  private String video() {
    return "-i " + samples.mp4() + " ";
  }
}
