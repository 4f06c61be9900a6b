package org.mediatranscoder.localstack.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.mediatranscoder.localstack.jvm.AotCache;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.jvm.Checksum;
import org.mediatranscoder.localstack.jvm.Compilers;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.Secrets;
import org.mediatranscoder.localstack.supervise.ProcessSpec;
import org.mediatranscoder.localstack.supervise.Readiness;

/**
 * S3 over a folder. It verifies signatures; only the page of the UI and the player of the gateway
 * may read objects from another origin. In a JVM of its own, since it can be killed and be slow
 * like the real one.
 */
public final class S3Server {

  /** The one bucket. */
  public static final String BUCKET = "media-transcoder";

  /** The access key id; not a secret. */
  public static final String ACCESS_KEY_ID = "local-stack";

  private static final String MAIN = "org.gaul.s3proxy.Main";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration STOP_LIMIT_WHEN_MAKING_A_CACHE = Duration.ofMinutes(3);

  private S3Server() {}

  public static String secretAccessKey(Secrets secrets) {
    return secrets.get("s3.secret-access-key");
  }

  public static ProcessSpec process(
      Home home, Ports ports, DataFolder data, Secrets secrets, AotCaches caches) {
    String name = Address.S3.processName();
    int port = ports.of(Address.S3);
    // A bucket is a folder here, and anybody may list one that others than its owner can read.
    data.privateFolder("s3/" + BUCKET);
    Path config = writeConfig(ports, data, secretAccessKey(secrets));
    AotCache cache = aotCache(home);
    List<String> command = new ArrayList<>(home.javaCommand());
    command.addAll(cache.options(caches));
    command.addAll(Compilers.QUICK_THEN_OPTIMIZING.options());
    command.addAll(List.of("-Xms48m", "-Xmn24m", "-Xmx160m"));
    command.addAll(List.of(MAIN, "--properties", config.toString()));
    return new ProcessSpec(
        name,
        command,
        Map.of(),
        data.root(),
        data.freshLog(name),
        Readiness.tcp(port),
        START_LIMIT,
        cache.isMadeBy(caches) ? STOP_LIMIT_WHEN_MAKING_A_CACHE : STOP_LIMIT);
  }

  private static AotCache aotCache(Home home) {
    return new AotCache(home.unpackedServices().resolve("s3-" + build() + ".aot"));
  }

  /** Of the jar that this comes from, which names all that the server needs. */
  private static String build() {
    try {
      Path code =
          Path.of(S3Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(code) ? Checksum.of(code) : "classes";
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path writeConfig(Ports ports, DataFolder data, String secret) {
    Properties config = new Properties();
    config.setProperty("s3proxy.endpoint", "http://127.0.0.1:" + ports.of(Address.S3));
    config.setProperty("s3proxy.authorization", "aws-v2-or-v4");
    config.setProperty("s3proxy.identity", ACCESS_KEY_ID);
    config.setProperty("s3proxy.credential", secret);
    config.setProperty(
        "s3proxy.cors-allow-origins", ports.url(Address.UI) + " " + ports.url(Address.GATEWAY));
    config.setProperty("s3proxy.cors-allow-methods", "GET HEAD");
    config.setProperty("s3proxy.cors-allow-headers", "Range");
    config.setProperty(
        "s3proxy.cors-exposed-headers", "Content-Length Content-Range Content-Type ETag");
    config.setProperty("jclouds.provider", "filesystem-nio2");
    config.setProperty("jclouds.filesystem.basedir", data.folder("s3").toString());
    Path file = data.root().resolve("s3proxy.properties");
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      // As bytes, so that letters of a folder's name beyond ASCII are escaped.
      try (OutputStream out = Files.newOutputStream(file)) {
        config.store(out, null);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
