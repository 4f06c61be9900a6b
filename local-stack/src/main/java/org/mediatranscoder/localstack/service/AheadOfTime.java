package org.mediatranscoder.localstack.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.mediatranscoder.localstack.jvm.AotCache;
import org.mediatranscoder.localstack.jvm.JdkTool;
import org.mediatranscoder.localstack.settings.Folders;

/**
 * What Spring's ahead-of-time processing makes of a service: its beans are chosen once, as code,
 * and not anew at every start. That takes a quarter off the processor time of a start, and is good
 * only for the settings that it was made with.
 *
 * @param program the unpacked jar
 * @param folder where it is kept, in a folder {@code processed} beside the program; made when
 *     needed
 */
record AheadOfTime(Path program, Path folder) {

  private static final String PROCESSOR = "org.springframework.boot.SpringApplicationAotProcessor";
  private static final String GROUP = "org.mediatranscoder";

  /** How many sets of settings one build is kept for: with an AOT cache each takes 0.1 GB. */
  private static final int KEPT = 4;

  /** For these very arguments, for it is good for one class path only. */
  AotCache aotCache() {
    return new AotCache(folder.resolve("start.aot"));
  }

  /** Whether the processing was done before. */
  boolean isMade() {
    return Files.exists(jar());
  }

  /** The arguments of a JVM that starts the service: processed, if it was. */
  List<String> arguments() {
    return isMade()
        ? List.of("-Dspring.aot.enabled=true", "-cp", jar() + ":" + program, mainClass())
        : List.of("-jar", program.toString());
  }

  /**
   * Does the processing.
   *
   * @param environment what the service is told
   * @throws org.mediatranscoder.localstack.settings.CommandFailedException naming the log
   */
  void make(Map<String, String> environment) {
    // Another stack may prepare the same at the same time.
    Path draft =
        Folders.io(() -> Files.createTempDirectory(Files.createDirectories(folder), "draft"));
    String sources = draft.resolve("sources").toString();
    String classes = draft.resolve("classes").toString();
    Path jar = draft.resolve("processed.jar");
    Path log = folder.resolve("processing.log");
    String name = program.getFileName().toString();
    List<String> processing = new ArrayList<>(List.of("-cp", "" + program, PROCESSOR, mainClass()));
    // Resources lie beside the classes.
    processing.addAll(List.of(sources, classes, classes, GROUP, name));
    JdkTool.run("java", environment, log, processing);
    JdkTool.run("javac", Map.of(), log, compiling(sources, classes));
    JdkTool.run("jar", Map.of(), log, List.of("-cf", jar.toString(), "-C", classes, "."));
    Folders.move(jar, jar());
    Folders.delete(draft);
    forgetOldest();
  }

  private List<String> compiling(String sources, String classes) {
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters"));
    arguments.addAll(List.of("-cp", program + ":" + classes, "-d", classes));
    Folders.tree(Path.of(sources)).stream()
        .map(Path::toString)
        .filter(file -> file.endsWith(".java"))
        .forEach(arguments::add);
    return arguments;
  }

  private void forgetOldest() {
    Folders.list(program.resolveSibling("processed")).stream()
        .sorted(Comparator.comparingLong((Path path) -> path.toFile().lastModified()).reversed())
        .skip(KEPT)
        .forEach(Folders::delete);
  }

  private Path jar() {
    return folder.resolve("processed.jar");
  }

  private String mainClass() {
    return Folders.io(
        () -> {
          try (JarFile file = new JarFile(program.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
          }
        });
  }
}
