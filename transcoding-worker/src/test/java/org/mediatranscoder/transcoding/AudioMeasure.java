package org.mediatranscoder.transcoding;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is heard in a file, measured by decoding it with the machine's FFmpeg. */
public final class AudioMeasure {

  private static final Pattern SILENCE = Pattern.compile("silence_(start|end): (-?[\\d.]+)");
  private static final Pattern LEVEL = Pattern.compile("RMS level dB: (-?[\\d.]+|-inf)");

  /** As a player does it that goes by the times of the packets. */
  private static final String TIMED = "aresample=async=1:first_pts=0,silencedetect=n=-50dB:d=0.1";

  private final String log;

  private AudioMeasure(String log) {
    this.log = log;
  }

  /** Of the first audio stream. */
  public static AudioMeasure of(Path file) {
    return new AudioMeasure(filtered(file, TIMED + ",astats=measure_overall=none"));
  }

  /** MD5 of all samples as 16 bits. */
  public static String hash(Path file) {
    return ffmpeg("-i", file.toString(), "-map", "0:a:0", "-c:a", "pcm_s16le", "-f", "md5", "-")
        .lines()
        .filter(line -> line.startsWith("MD5="))
        .findFirst()
        .orElseThrow();
  }

  /** Root mean square of each channel in dB of full scale; minus infinity for silence. */
  public List<Double> levels() {
    return LEVEL
        .matcher(log)
        .results()
        .map(match -> match.group(1))
        .map(level -> level.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.valueOf(level))
        .toList();
  }

  /** When silence begins and ends in turn, in seconds from the start of the file. */
  public List<Double> silences() {
    return SILENCE.matcher(log).results().map(AudioMeasure::time).toList();
  }

  private static double time(MatchResult match) {
    return Double.parseDouble(match.group(2));
  }

  /** What the file says is spoken, of its first audio stream or of the whole; else empty. */
  public static String language(Path file) {
    String tags = "stream_tags=language:format_tags=language";
    return run("ffprobe", "-v", "error", "-show_entries", tags, "-of", "default=nk=1:nw=1", file)
        .lines()
        .filter(language -> !language.equals("und"))
        .findFirst()
        .orElse("");
  }

  /** Of one channel, as {@link #levels()}. */
  public static double levels(Path file, int channel) {
    return of(file).levels().get(channel);
  }

  /** Integrated loudness (EBU R 128) in LUFS. */
  public static double loudness(Path file) {
    return last(filtered(file, "ebur128"), "I: +(-?[\\d.]+) LUFS");
  }

  /** In decibels of full scale. */
  public static double truePeak(Path file) {
    return last(filtered(file, "ebur128=peak=true"), "Peak: +(-?[\\d.]+) dBFS");
  }

  private static double last(String log, String pattern) {
    return Pattern.compile(pattern)
        .matcher(log)
        .results()
        .mapToDouble(match -> Double.parseDouble(match.group(1)))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /** Level of one frequency in one channel, in dB of full scale. */
  public static double tone(Path file, int hertz, int channel) {
    String band = "bandpass=f=%d:width_type=h:w=40".formatted(hertz);
    String log = filtered(file, "%1$s,%1$s,astats=measure_overall=none".formatted(band));
    return new AudioMeasure(log).levels().get(channel);
  }

  private static String filtered(Path file, String filters) {
    return ffmpeg("-i", file.toString(), "-map", "0:a:0", "-af", filters, "-f", "null", "-");
  }

  private static String ffmpeg(String... arguments) {
    List<Object> command =
        new ArrayList<>(List.of("ffmpeg", "-nostdin", "-hide_banner", "-nostats"));
    command.addAll(List.of(arguments));
    return run(command.toArray());
  }

  private static String run(Object... arguments) {
    List<String> command = Stream.of(arguments).map(Object::toString).toList();
    return new String(MeasuringPrograms.output(command), StandardCharsets.UTF_8);
  }
}
