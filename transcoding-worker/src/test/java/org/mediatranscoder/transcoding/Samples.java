package org.mediatranscoder.transcoding;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Small sources of every kind, made by the real FFmpeg in a folder of the test. */
public final class Samples {

  private static final String PICTURE = "-f lavfi -i testsrc2=s=160x120:r=25:d=3";
  private static final String AUDIO = "-f lavfi -i sine=r=44100:d=3";
  private static final String H264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p";

  /** Where a track header box says how its picture is turned (ISO/IEC 14496-12, 8.3.2). */
  private static final int MATRIX = 44;

  /** The picture's width is its height; 16.16 and 2.30 fixed point. */
  private static final byte[] QUARTER_TURN =
      HexFormat.of()
          .parseHex(
              "000000000001000000000000" + "ffff00000000000000000000" + "007800000000000040000000");

  private final Path folder;

  public Samples(Path folder) {
    this.folder = folder;
  }

  /** Three seconds of H.264 and AAC, 160×120, its index in front. */
  public Path mp4() {
    return make("film.mp4", PICTURE + " " + AUDIO + " " + H264 + " -movflags +faststart");
  }

  /** The same with the index at the end. */
  public Path mp4IndexLast() {
    return make("late.mp4", "-i " + mp4() + " -c copy");
  }

  /** The video without its audio. */
  public Path silent() {
    return make("silent.mp4", "-i " + mp4() + " -c copy -an");
  }

  /** The video in another container; the ending says which. */
  public Path copiedTo(String name) {
    return make(name, "-i " + mp4() + " -c copy");
  }

  /** The video as MPEG-2, without an index. */
  public Path asMpeg(String name) {
    return make(name, "-i " + mp4() + " -f vob");
  }

  /** The audio of the video alone, encoded anew; the ending says how. */
  public Path audioAs(String name, String... options) {
    return make(name, "-i " + mp4() + " -vn " + String.join(" ", options));
  }

  /** One second of pictures, this many of them. */
  public Path fast(int fps) {
    return make(
        "fast-" + fps + ".mkv", "-f lavfi -i testsrc2=s=160x120:r=%d:d=1 %s".formatted(fps, H264));
  }

  /** A picture of this size, 10 frames in 1 second. */
  public Path sized(int width, int height) {
    return make(
        width + "x" + height + ".mp4",
        "-f lavfi -i testsrc2=s=%dx%d:r=10:d=1 %s".formatted(width, height, H264));
  }

  /** The video with a note that it is to be turned by a quarter, as telephones write it. */
  public Path turned() {
    try {
      byte[] bytes = Files.readAllBytes(silent());
      int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
      ByteBuffer.wrap(bytes).position(header + MATRIX).put(QUARTER_TURN);
      return Files.write(folder.resolve("turned.mp4"), bytes);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Pixels that are twice as wide as high. */
  public Path anamorphic() {
    return make("anamorphic.mp4", PICTURE + " -vf setsar=2 " + H264);
  }

  /** One second of 10 bit video with all colour tags, and German 5.1 audio of 24 bits. */
  public Path described() {
    return make(
        "described.mp4",
        "-f lavfi -i testsrc2=s=1280x720:r=30000/1001:d=1 -f lavfi"
            + " -i aevalsrc=0|0|0|0|0|0:c=5.1:d=1 -c:v libx264 -preset ultrafast -bf 0 -pix_fmt"
            + " yuv420p10le -color_range tv -colorspace bt2020nc -color_primaries bt2020"
            + " -color_trc smpte2084 -c:a alac -sample_fmt s32p -metadata:s:a language=deu");
  }

  /** The video in Matroska, its audio two seconds later than its picture. */
  public Path audioThatBeginsLate() {
    return make(
        "late-sound.mkv",
        "-i " + mp4() + " -itsoffset 2 -i " + mp4() + " -map 0:v -map 1:a -c copy");
  }

  /** The audio alone in Matroska, on a clock that does not begin at zero. */
  public Path audioCutFromTheMiddle() {
    return make("middle.mka", "-itsoffset 5 -i " + mp4() + " -vn -c copy");
  }

  /** Ten pictures, a second each but for the last one, which stays for eight. */
  public Path lastPictureStays() {
    return make(
        "stays.mp4",
        "-f lavfi -i testsrc2=s=160x120:r=1:d=10 %s -bsf:v setts=duration=%s"
            .formatted(H264, "if(eq(N\\,9)\\,DURATION*8\\,DURATION)"));
  }

  /** Two seconds of pictures, eight seconds of standstill, and a last picture. */
  public Path pictureThatPauses() {
    return make(
        "pauses.mp4",
        "-f lavfi -i testsrc2=s=160x120:r=30:d=10 -vf select=lt(n\\,60)+eq(n\\,299)"
            + " -fps_mode vfr "
            + H264);
  }

  /** As long as the file, but nothing in it from this part on, as a broken download leaves it. */
  public Path emptied(Path whole, double part) {
    try {
      byte[] bytes = Files.readAllBytes(whole);
      Arrays.fill(bytes, (int) (bytes.length * part), bytes.length, (byte) 0);
      return Files.write(folder.resolve("emptied-" + whole.getFileName()), bytes);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** A video of a single frame, a twenty-fifth of a second. */
  public Path oneFrame() {
    return make("one-frame.mp4", PICTURE + " " + H264 + " -frames:v 1");
  }

  /** The video with subtitles that go on for long after its end. */
  public Path subtitled(String name, String codec) {
    Path text =
        text(
            "words.srt",
            """
            1
            00:00:00,000 --> 00:00:01,000
            Hello

            2
            00:00:20,000 --> 00:00:30,000
            Still there
            """);
    return make(name, "-i " + mp4() + " -i " + text + " -map 0 -map 1 -c copy -c:s " + codec);
  }

  /** Small, and takes seconds to become WebM. */
  public Path lengthy() {
    return make(
        "lengthy.mp4",
        "-f lavfi -i testsrc2=s=854x480:r=25:d=20 -c:v libx264 -preset ultrafast -crf 45"
            + " -pix_fmt yuv420p");
  }

  /** An audio file with its cover. */
  public Path audioWithCover() {
    Path cover = make("cover.png", "-f lavfi -i color=s=64x64:d=1 -frames:v 1");
    return make(
        "song.mp3",
        "-i "
            + audioAs("plain.mp3")
            + " -i "
            + cover
            + " -map 0 -map 1 -c copy -disposition:v attached_pic");
  }

  /** Some 200 KB that decode to frames of 8192×8192. */
  public Path hugePicture() {
    return make(
        "huge.mp4",
        "-f lavfi -i color=s=8192x8192:r=1:d=1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
  }

  /** 1.4 KB of Matroska with two frames that are 14 hours apart. */
  public Path endless(String name, String... container) {
    return make(
        name,
        "-f lavfi -i color=s=16x16:r=1:d=2 -vf setpts=N*50000/TB -fps_mode passthrough"
            + " -enc_time_base 1/1000 -c:v libx264 "
            + String.join(" ", container));
  }

  /** 200 KB of Matroska that play for half an hour and say nowhere for how long. */
  public Path hiddenSilence() {
    return make(
        "silence.mka", "-f lavfi -i anullsrc=r=8000:cl=mono -t 1800 -c:a flac -f matroska -live 1");
  }

  /** An hour of silence in a few KB of FLAC, whose header says that it is ten seconds. */
  public Path sayingTenSeconds() {
    try {
      byte[] bytes =
          Files.readAllBytes(
              make("hour.flac", "-f lavfi -i anullsrc=r=8000:cl=mono -t 3600 -c:a flac"));
      ByteBuffer streamInfo = ByteBuffer.wrap(bytes); // RFC 9639, 8.2: 36 bits of samples
      streamInfo.putInt(22, 10 * 8000);
      return Files.write(folder.resolve("ten-seconds.flac"), bytes);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Both files, one after the other. */
  public Path joined(String name, Path first, Path second) {
    try {
      Path file = folder.resolve(name);
      Files.copy(first, file, StandardCopyOption.REPLACE_EXISTING);
      return Files.write(file, Files.readAllBytes(second), StandardOpenOption.APPEND);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** The first part of a file. */
  public Path cut(Path whole, double part) {
    try {
      byte[] bytes = Files.readAllBytes(whole);
      Path file = folder.resolve("cut-" + whole.getFileName());
      return Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * part)));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Several files as one, byte after byte. */
  public Path joined(String name, List<Path> parts) {
    try (OutputStream whole = Files.newOutputStream(folder.resolve(name))) {
      for (Path part : parts) {
        Files.copy(part, whole);
      }
      return folder.resolve(name);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** A WAV file whose channels have no places (dwChannelMask of WAVE_FORMAT_EXTENSIBLE is 0). */
  public Path withoutChannelMask(String name, String arguments) {
    try {
      Path file = make(name, arguments);
      byte[] bytes = Files.readAllBytes(file);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 0);
      return Files.write(file, bytes);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  public Path text(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** What ffmpeg makes of these arguments, which no space is in but between them. */
  public Path make(String name, String arguments) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      SampleStore.place(file, List.of(arguments.strip().split(" +")));
    }
    return file;
  }
}
