package org.mediatranscoder.transcoding.probe;

import com.github.kokorin.jaffree.JaffreeException;
import com.github.kokorin.jaffree.ffprobe.FFprobeResult;
import com.github.kokorin.jaffree.ffprobe.FFprobeResultReader;
import com.github.kokorin.jaffree.ffprobe.data.JsonFormatParser;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what ffprobe prints. When ffprobe gives up it leaves half a document; its exit status then
 * says more than a parser's complaint.
 */
final class ProbeOutput extends FFprobeResultReader {

  ProbeOutput() {
    super(new JsonFormatParser());
  }

  @Override
  public @Nullable FFprobeResult read(InputStream stdOut) {
    try {
      return super.read(stdOut);
    } catch (JaffreeException halfADocument) {
      return null;
    }
  }
}
