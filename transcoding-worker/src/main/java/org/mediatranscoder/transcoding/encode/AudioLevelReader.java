package org.mediatranscoder.transcoding.encode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediatranscoder.transcoding.cage.OutputReader;
import org.mediatranscoder.transcoding.plan.AudioLevel;

/**
 * Reads what the filter {@code ebur128} says of each tenth of a second; the last counts. Its
 * caller, meanwhile, gets the latest position.
 */
final class AudioLevelReader implements OutputReader<AudioLevel> {

  private static final Pattern FIGURE =
      Pattern.compile("lavfi\\.r128\\.(I|true_peak)=(-?\\d{1,4}(?:\\.\\d{1,9})?)");

  /** The line before the figures of a tenth of a second. */
  private static final Pattern TIME =
      Pattern.compile("frame:\\d{1,12} .*pts_time:(\\d{1,9}(?:\\.\\d{1,9})?)");

  /** What the filter says where nothing is heard. */
  private static final double SILENCE = -70;

  private final AtomicReference<EncodeProgress> latest = new AtomicReference<>(EncodeProgress.NONE);

  EncodeProgress latest() {
    return latest.get();
  }

  @Override
  public AudioLevel read(InputStream stdOut) throws IOException {
    double loudness = SILENCE;
    double peak = 0;
    try (var lines = new BufferedReader(new InputStreamReader(stdOut, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher figure = FIGURE.matcher(line);
        if (figure.matches() && figure.group(1).equals("I")) {
          loudness = Double.parseDouble(figure.group(2));
        } else if (figure.matches()) {
          peak = Double.parseDouble(figure.group(2));
        } else {
          note(TIME.matcher(line));
        }
      }
    }
    return new AudioLevel(loudness, 20 * Math.log10(peak));
  }

  private void note(Matcher time) {
    if (time.matches()) {
      double seconds = Double.parseDouble(time.group(1));
      latest.set(EncodeProgress.NONE.at(Duration.ofMillis(Math.round(seconds * 1000))));
    }
  }
}
