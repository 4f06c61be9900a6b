package org.mediatranscoder.gateway.deletion;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.mediatranscoder.gateway.downstream.DownstreamProperties;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks upload-service, which always runs, to delete the files of a job for its owner. */
@Component
@EnableConfigurationProperties(DeletionProperties.class)
class StoredFiles {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final RestClient http;
  private final URI uploads;

  StoredFiles(
      RestClient.Builder builder, DownstreamProperties services, DeletionProperties properties) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
    requests.setReadTimeout(properties.timeout());
    this.http = builder.requestFactory(requests).build();
    this.uploads = services.upload().baseUrl().resolve("/uploads/");
  }

  /**
   * Deletes what was uploaded and what workers made, so that no recovery finds anything of it.
   *
   * @param authorization with which the owner may do so
   * @param refused the error if upload-service does not take it
   */
  void delete(JobId id, String authorization, ErrorCode refused) {
    try {
      http.delete()
          .uri(uploads.resolve(id.toString()))
          .headers(headers -> headers.set(HttpHeaders.AUTHORIZATION, authorization))
          .retrieve()
          .toBodilessEntity();
    } catch (HttpClientErrorException.Unauthorized over) {
      throw new ApiException(refused, over);
    } catch (RestClientException unavailable) {
      throw new ApiException(
          ErrorCode.SERVICE_UNAVAILABLE,
          "Not all files could be deleted yet. Ask again.",
          unavailable);
    }
  }
}
