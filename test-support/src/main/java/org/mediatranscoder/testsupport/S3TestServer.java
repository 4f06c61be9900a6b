package org.mediatranscoder.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A real S3 protocol: s3proxy as a process of its own on a free port of loopback, with one empty
 * bucket. It checks signatures as AWS does.
 */
public final class S3TestServer implements AutoCloseable {

  private static final String BUCKET = "media";
  private static final String ACCESS_KEY = "test-access-key";
  private static final String SECRET_KEY = "test-secret-key";

  private final Path folder;
  private final int port;
  private final S3Client client;
  private ChildProcess process;

  private S3TestServer() {
    this.folder = ChildProcess.newFolder("s3");
    this.port = ChildProcess.freePort();
    this.process = launch();
    this.client = newClient();
    client.createBucket(bucket -> bucket.bucket(BUCKET));
  }

  /** A server of its own: the caller closes it. */
  public static S3TestServer start() {
    return new S3TestServer();
  }

  /** One server for all tests of this JVM; it is stopped when the JVM ends. */
  public static S3TestServer shared() {
    return Shared.SERVER;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public String bucket() {
    return BUCKET;
  }

  /** A client of the tests' own, not the one under test. */
  public S3Client client() {
    return client;
  }

  /** The settings of a service that uses this server. */
  public Map<String, String> properties() {
    return Map.of(
        "transcoder.s3.endpoint",
        endpoint().toString(),
        "transcoder.s3.region",
        "us-east-1",
        "transcoder.s3.bucket",
        BUCKET,
        "transcoder.s3.path-style-access",
        "true",
        "transcoder.s3.access-key-id",
        ACCESS_KEY,
        "transcoder.s3.secret-access-key",
        SECRET_KEY);
  }

  /** The keys of all objects under the prefix, at most 1000. */
  public List<String> keys(String prefix) {
    return client.listObjectsV2(list -> list.bucket(BUCKET).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /** The keys of all multipart uploads that were begun and neither completed nor aborted. */
  public List<String> openMultipartUploads() {
    return client.listMultipartUploads(list -> list.bucket(BUCKET)).uploads().stream()
        .map(MultipartUpload::key)
        .toList();
  }

  /**
   * The files in which the server keeps parts of objects whose key begins so. They may outlive the
   * upload: it takes a part of one that was aborted, and never removes it.
   */
  public List<Path> partFiles(String key) {
    String inName = key.substring(key.lastIndexOf('/') + 1);
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains(".mpus-"))
          .filter(file -> file.toString().contains(inName))
          .toList();
    } catch (IOException vanished) {
      throw new UncheckedIOException(vanished);
    }
  }

  /** Ends it with SIGKILL; the files stay. */
  public void kill() {
    process.kill();
  }

  /** Starts it again with its files on the same port, after {@link #kill()}. */
  public void startAgain() {
    process = launch();
  }

  @Override
  public void close() {
    client.close();
    process.stop();
  }

  private ChildProcess launch() {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Dlogback.configurationFile=" + writeLogging(),
            "-cp",
            classPath(),
            "org.gaul.s3proxy.Main",
            "--properties",
            writeSettings().toString());
    return ChildProcess.start(folder, command).awaitReady(this::listens);
  }

  private Path writeSettings() {
    try {
      Path data = Files.createDirectories(folder.resolve("data"));
      return Files.writeString(
          folder.resolve("s3proxy.conf"),
          """
          s3proxy.endpoint=%s
          s3proxy.authorization=aws-v2-or-v4
          s3proxy.identity=%s
          s3proxy.credential=%s
          jclouds.provider=filesystem-nio2
          jclouds.filesystem.basedir=%s
          LOG_LEVEL=warn
          """
              .formatted(endpoint(), ACCESS_KEY, SECRET_KEY, data));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Without it s3proxy logs every byte, and takes a hundred times as long. */
  private Path writeLogging() {
    try {
      return Files.writeString(
          folder.resolve("logback.xml"),
          """
          <configuration>
            <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
              <encoder><pattern>%d %-5level %logger{0} %msg%n</pattern></encoder>
            </appender>
            <root level="warn"><appender-ref ref="console"/></root>
          </configuration>
          """);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** The build writes it beside the classes (or the jar) of this module. */
  private static String classPath() {
    try {
      Path own =
          Path.of(S3TestServer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.readString(own.resolveSibling("s3proxy.classpath")).strip();
    } catch (IOException | java.net.URISyntaxException notBuilt) {
      throw new IllegalStateException("Build test-support with Maven first", notBuilt);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private S3Client newClient() {
    return S3Client.builder()
        .endpointOverride(endpoint())
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
        .build();
  }

  private static final class Shared {
    static final S3TestServer SERVER = start();
  }
}
