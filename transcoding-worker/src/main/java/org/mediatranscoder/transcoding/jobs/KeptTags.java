package org.mediatranscoder.transcoding.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.SourceTags;

/** The options {@code metadata} and {@code chapters}: {@code remove} (default) or {@code keep}. */
public final class KeptTags {

  private static final String KEEP = "keep";

  private KeptTags() {}

  /** What of the file's tags and chapters the person wants in the output. */
  public static SourceTags of(
      TranscodeRequest request, Prober prober, Path directory, String fileName)
      throws InterruptedException {
    boolean metadata = wants(request, "metadata");
    boolean chapters = wants(request, "chapters");
    if (!metadata && !chapters) {
      return SourceTags.NONE;
    }
    SourceTags all = prober.tags(directory, fileName);
    return new SourceTags(metadata ? all.tags() : Map.of(), chapters ? all.chapters() : List.of());
  }

  private static boolean wants(TranscodeRequest request, String option) {
    return request.option(option, "remove").equals(KEEP);
  }
}
