package org.mediatranscoder.web.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The hash of all files of a location, by their names and contents. Their times do not count. */
final class AssetVersion {

  private static final int LENGTH = 12;

  private final PathMatchingResourcePatternResolver resources =
      new PathMatchingResourcePatternResolver();

  /**
   * @param location such as {@code classpath:/static/}
   * @throws IllegalStateException if there is no file: every release would look alike
   */
  String of(String location) {
    try {
      Map<String, byte[]> files = files(location);
      if (files.isEmpty()) {
        throw new IllegalStateException("There are no static files in " + location);
      }
      return hash(files);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Map<String, byte[]> files(String location) throws IOException {
    int root = resources.getResource(location).getURL().toString().length();
    Map<String, byte[]> files = new TreeMap<>();
    for (Resource resource : resources.getResources(location + "**")) {
      if (resource.isReadable()) {
        files.put(resource.getURL().toString().substring(root), resource.getContentAsByteArray());
      }
    }
    return files;
  }

  private static String hash(Map<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, content) -> {
            digest.update((name + '\0' + content.length + '\0').getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }
}
