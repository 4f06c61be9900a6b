package org.mediatranscoder.gateway.download;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;

/**
 * What the outputs of several jobs are called in one archive: each as its download is called, those
 * of a package in a folder, and a name that is taken gets a number, also where only the case of its
 * letters differs.
 */
final class ArchiveNames {

  private final Set<String> taken = new HashSet<>();
  private final List<ArchivedFile> files = new ArrayList<>();

  private ArchiveNames() {}

  static List<ArchivedFile> of(List<TranscodeJob> jobs) {
    ArchiveNames names = new ArchiveNames();
    jobs.forEach(names::add);
    return List.copyOf(names.files);
  }

  private void add(TranscodeJob job) {
    OutputPackage.of(job)
        .ifPresentOrElse(
            found -> addFolder(free(withoutExtension(found.fileName()), ""), job.renditions()),
            () -> job.renditions().forEach(this::add));
  }

  private void addFolder(String folder, List<Rendition> all) {
    all.forEach(file -> files.add(new ArchivedFile(folder + "/" + file.name(), file)));
  }

  private void add(Rendition file) {
    String stem = withoutExtension(file.fileName());
    files.add(new ArchivedFile(free(stem, file.fileName().substring(stem.length())), file));
  }

  private String free(String stem, String extension) {
    String name = stem + extension;
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      name = "%s (%d)%s".formatted(stem, number, extension);
    }
    return name;
  }

  private static String withoutExtension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
