package org.mediatranscoder.localstack.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.Folders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes and looks at media files with the FFmpeg of this machine. */
public final class MediaFile {

  private static final int LIMIT_MINUTES = 5;

  private MediaFile() {}

  /** A clip with video and audio; made unless it is there already. */
  public static Path generated(Path path, int seconds) {
    if (!Files.exists(path)) {
      Path draft = path.resolveSibling("part-" + path.getFileName());
      run(generate(draft, seconds));
      Folders.move(draft, path);
    }
    return path;
  }

  /**
   * What ffprobe finds.
   *
   * @throws CommandFailedException if it is no media file
   */
  public static Probed probe(Path path) {
    String entries = "stream=codec_name,codec_type,width,height:format=duration,size";
    List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error"));
    command.addAll(List.of("-show_entries", entries, "-of", "json", path.toString()));
    JsonNode probe = JsonMapper.shared().readTree(run(command));
    if (probe.path("streams").isEmpty()) {
      throw new CommandFailedException("ffprobe finds no stream in " + path);
    }
    return new Probed(probe);
  }

  /**
   * Unpacks the archive of a package of several files into a folder beside it.
   *
   * @return the playlist with which a player begins, or the first sheet of thumbnails
   * @throws CommandFailedException if it is no such archive
   */
  public static Path unpacked(Path archive) {
    String name = archive.getFileName().toString();
    Path folder = archive.resolveSibling(name.substring(0, name.lastIndexOf('.')));
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      Files.createDirectories(folder);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(Path.of(entry.getName()).getFileName());
        Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return Stream.of("master.m3u8", "sprite-1.jpg")
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () -> new CommandFailedException("There is no playlist and no sheet in " + archive));
  }

  private static List<String> generate(Path path, int seconds) {
    String video = "testsrc2=size=1280x720:rate=30:duration=" + seconds;
    String audio = "sine=frequency=440:sample_rate=48000:duration=" + seconds;
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
    command.addAll(List.of("-f", "lavfi", "-i", video, "-f", "lavfi", "-i", audio));
    command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
    command.addAll(List.of("-c:a", "aac", "-shortest", path.toString()));
    return command;
  }

  private static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new CommandFailedException(command.getFirst() + " failed");
      }
      return output;
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot run %s: %s".formatted(command.getFirst(), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("Stopped");
    }
  }
}
