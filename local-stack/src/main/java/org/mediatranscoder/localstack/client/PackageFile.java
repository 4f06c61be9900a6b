package org.mediatranscoder.localstack.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The archive of a package of several files. */
public final class PackageFile {

  private static final String ENTRY = "master.m3u8";

  private PackageFile() {}

  /**
   * Unpacks the archive into a folder beside it.
   *
   * @return the playlist with which a player begins
   * @throws ClientFailedException if it is no such archive
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
    if (!Files.exists(folder.resolve(ENTRY))) {
      throw new ClientFailedException("There is no " + ENTRY + " in " + archive);
    }
    return folder.resolve(ENTRY);
  }
}
