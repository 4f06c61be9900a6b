package org.mediatranscoder.transcoding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Small sources that are whole and valid, and look as if they were not. */
public final class AwkwardSources {

  private static final String H264 = " -c:v libx264 -preset ultrafast -pix_fmt yuv420p ";

  /** An SEI message of 64 bytes by its header, of which 20 follow (ISO/IEC 14496-10, 7.3.2.3). */
  private static final String SHORT_SEI = "00000001060140" + "11".repeat(20) + "80";

  private static final String IDR_START = "0000000165";

  private final Samples samples;
  private final Path folder;

  /**
   * @param folder of the samples
   */
  public AwkwardSources(Samples samples, Path folder) {
    this.samples = samples;
    this.folder = folder;
  }

  /** FFmpeg logs that it is truncated, and decodes every frame. */
  public Path seiLongerThanItsNalUnit() {
    Path raw =
        samples.make("plain.h264", "-i " + samples.mp4() + " -an -c copy -bsf:v h264_mp4toannexb");
    String hex = HexFormat.of().formatHex(read(raw)).replace(IDR_START, SHORT_SEI + IDR_START);
    Path odd = write("sei.h264", HexFormat.of().parseHex(hex));
    return samples.make("sei.mp4", "-r 25 -i " + odd + " -c copy");
  }

  /** On a clock on which nothing happens for five seconds. */
  public Path beginsLate(String name) {
    String streams = name.contains("silent") ? " -an" : "";
    return samples.make(name, "-i " + samples.mp4() + streams + " -c copy -output_ts_offset 5");
  }

  public Path audioThatBeginsLate() {
    return samples.make("late.m4a", "-i " + samples.mp4() + " -vn -c copy -output_ts_offset 5");
  }

  /** Four pictures and 20 seconds of audio; the last picture comes at 14.1 seconds. */
  public Path slides(String name) {
    return samples.make(
        name,
        "-f lavfi -i testsrc2=s=160x120:r=1:d=4,settb=1/1000,"
            + "setpts=if(eq(N\\,0)\\,0\\,if(eq(N\\,1)\\,3700\\,if(eq(N\\,2)\\,9200\\,14100)))"
            + " -f lavfi -i sine=d=20 -fps_mode passthrough -enc_time_base:v 1/1000"
            + H264
            + "-c:a aac");
  }

  /** Audio from 20 to 24 seconds: later than FFmpeg looks for it. */
  public Path audioAfterMuchVideo(String name) {
    return samples.make(
        name,
        "-f lavfi -i testsrc2=s=160x120:r=2:d=24 -itsoffset 20 -f lavfi -i sine=d=4"
            + H264
            + "-c:a aac");
  }

  /** A WAV that counts 44 bytes that are not there, beyond its samples. */
  public Path riffLongerThanTheFile() {
    byte[] bytes = read(samples.audioAs("riff.wav"));
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(4, header.getInt(4) + 44);
    return write("riff-long.wav", bytes);
  }

  /** MPEG-4 with B frames, two in one packet, as DivX wrote them. */
  public Path packedAvi() {
    return samples.make(
        "packed.avi", "-i " + samples.mp4() + " -c:v libxvid -bf 2 -b:v 1M -c:a libmp3lame");
  }

  /** A QuickTime file whose only audio is in a codec that nobody knows. */
  public Path unknownAudioCodec() {
    String bytes =
        new String(read(samples.mp4IndexLast()), StandardCharsets.ISO_8859_1)
            .replace("mp4a", "apac")
            .replace("esds", "dapa");
    return write("apac.mov", bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A WAV header and nothing after it. */
  public Path noSamples() {
    return samples.make("nothing.wav", "-f lavfi -i sine=d=1 -af atrim=start=5");
  }

  /** A single picture; the ending says of which kind. */
  public Path picture(String name) {
    String options = name.endsWith("avif") ? " -c:v libaom-av1 -cpu-used 8 -still-picture 1" : "";
    return samples.make(name, "-f lavfi -i testsrc2=s=160x120 -frames:v 1" + options);
  }

  /** One second of 25 frames, encoded so; the ending says how it is stored. */
  public Path video(String name, String options) {
    return samples.make(name, "-f lavfi -i testsrc2=s=176x144:r=25:d=1 " + options);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Path write(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
