package org.mediatranscoder.localstack.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.mediatranscoder.localstack.jvm.AotCache;
import org.mediatranscoder.localstack.jvm.JdkTool;
import org.mediatranscoder.localstack.settings.Folders;

/**
 * What Spring's ahead-of-time processing makes of a service: its beans are chosen once, as code,
 * and not anew at every start. That takes a quarter off the processor time of a start, and is good
 * only for the settings that it was made with; {@link OwnSettings} tells one set of them from the
 * next.
 */
final class AheadOfTime {

  private static final String PROCESSOR = "org.springframework.boot.SpringApplicationAotProcessor";
  private static final String GROUP = "org.mediatranscoder";

  /** How many sets of settings one build is kept for: with an AOT cache each takes 0.1 GB. */
  private static final int KEPT = 4;

  private final Path program;
  private final Path folder;

  /**
   * @param program the unpacked jar
   * @param folder where it is kept; made when needed
   */
  AheadOfTime(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

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
   * @throws org.mediatranscoder.localstack.supervise.ProcessFailedException naming the log
   */
  void make(Map<String, String> environment) {
    Path draft = draft();
    Path sources = draft.resolve("sources");
    Path classes = draft.resolve("classes");
    Path jar = draft.resolve("processed.jar");
    Path log = folder.resolve("processing.log");
    JdkTool.JAVA.run(environment, log, processing(sources, classes));
    JdkTool.JAVAC.run(Map.of(), log, compiling(sources, classes));
    JdkTool.JAR.run(Map.of(), log, List.of("-cf", jar.toString(), "-C", classes.toString(), "."));
    Folders.move(jar, jar());
    Folders.delete(draft);
    forgetOldest();
  }

  private List<String> processing(Path sources, Path classes) {
    return List.of(
        "-cp",
        program.toString(),
        PROCESSOR,
        mainClass(),
        sources.toString(),
        // Resources lie beside the classes.
        classes.toString(),
        classes.toString(),
        GROUP,
        program.getFileName().toString());
  }

  private List<String> compiling(Path sources, Path classes) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-nowarn", "-proc:none", "-parameters"));
    arguments.addAll(List.of("-cp", program + ":" + classes, "-d", classes.toString()));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return arguments;
  }

  /**
   * A folder that only this call writes to: another stack may prepare the same at the same time.
   */
  private Path draft() {
    try {
      return Files.createTempDirectory(Files.createDirectories(folder), "draft");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forgetOldest() {
    try (Stream<Path> all = Files.list(folder.getParent())) {
      all.sorted(Comparator.comparing(AheadOfTime::changed).reversed())
          .skip(KEPT)
          .forEach(Folders::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime changed(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path jar() {
    return folder.resolve("processed.jar");
  }

  private String mainClass() {
    try (JarFile file = new JarFile(program.toFile())) {
      return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
