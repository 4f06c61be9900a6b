package org.mediatranscoder.localstack.store;

import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.mediatranscoder.localstack.jvm.AotCache;
import org.mediatranscoder.localstack.jvm.AotCaches;
import org.mediatranscoder.localstack.jvm.Compilers;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Folders;
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
  // Beside the first preparation of six services.
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

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
        cache.stopLimit(caches, STOP_LIMIT));
  }

  /** For this build: of the jar that this comes from, which names all that the server needs. */
  private static AotCache aotCache(Home home) {
    URL build = S3Server.class.getProtectionDomain().getCodeSource().getLocation();
    return new AotCache(home.unpackedServices().resolve("s3-" + Folders.checksum(build) + ".aot"));
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
    return Folders.writePrivate(data.root().resolve("s3proxy.properties"), config);
  }
}
