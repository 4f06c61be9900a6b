package org.mediatranscoder.testsupport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every answer that a test gets against the description of the service that gave it. */
public final class DescribedApi {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Map<URI, ApiContract> CONTRACTS = new ConcurrentHashMap<>();

  private DescribedApi() {}

  /**
   * Fails if the answer is not what the service says at {@code /v3/api-docs}.
   *
   * @param paths regular expression of the paths that the description is about
   */
  public static void check(HttpResponse<String> response, String paths) {
    if (response.uri().getPath().matches(paths)) {
      ApiContract contract =
          CONTRACTS.computeIfAbsent(response.uri().resolve("/v3/api-docs"), DescribedApi::read);
      assertThat(contract.violations(Exchange.of(response))).isEmpty();
    }
  }

  /** The description at this address. */
  public static ApiContract read(URI description) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(description).timeout(LIMIT).build();
      return ApiContract.of(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }
}
