package org.mediatranscoder.testsupport;

import static org.junit.jupiter.api.Assumptions.abort;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack in a container, on a free port, empty at its start. {@code AWS_IMAGE} names another
 * image, as in {@code docker-compose.yml}.
 */
public final class LocalStackServer implements AutoCloseable {

  /** Why a test is skipped where it cannot be. */
  public static final String MISSING = "No Docker here: nothing is tried on LocalStack";

  /** The last one that wants no token. */
  private static final String IMAGE = "localstack/localstack:4.14.0";

  private static final int PORT = 4566;
  private static final int FETCH_MINUTES = 5;

  private final GenericContainer<?> container;

  private LocalStackServer(GenericContainer<?> container) {
    this.container = container;
  }

  /** Whether there is a Docker that could run it. */
  public static boolean isThere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  /**
   * Where {@link #isThere}; the caller closes it. A test is skipped if Docker has no such image.
   */
  public static LocalStackServer start() {
    String image = Optional.ofNullable(System.getenv("AWS_IMAGE")).orElse(IMAGE);
    if (!hasOrFetches(image)) {
      String reason = "Docker cannot fetch " + image + ": nothing is tried on LocalStack";
      // Where a whole class is skipped, the build's summary does not say why.
      System.err.println(reason);
      return abort(reason);
    }
    return new LocalStackServer(launch(image));
  }

  /** Its address for every service of AWS. */
  public URI endpoint() {
    return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
  }

  @Override
  public void close() {
    container.stop();
  }

  /** Once: Testcontainers would ask a registry that is out of reach for minutes. */
  private static boolean hasOrFetches(String image) {
    DockerClient docker = DockerClientFactory.lazyClient();
    try {
      docker.inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException missing) {
      return fetches(docker, image);
    }
  }

  private static boolean fetches(DockerClient docker, String image) {
    try {
      return docker.pullImageCmd(image).start().awaitCompletion(FETCH_MINUTES, TimeUnit.MINUTES);
    } catch (DockerException | DockerClientException unreachable) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static GenericContainer<?> launch(String image) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withExposedPorts(PORT)
            .waitingFor(
                Wait.forHttp("/_localstack/health")
                    .forPort(PORT)
                    .withStartupTimeout(Duration.ofMinutes(2)));
    container.start();
    return container;
  }
}
