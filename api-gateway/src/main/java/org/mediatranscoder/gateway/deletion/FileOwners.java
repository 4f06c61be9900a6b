package org.mediatranscoder.gateway.deletion;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.mediatranscoder.gateway.downstream.DownstreamProperties;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks each service that owns files of a job to delete them, with the token of the owner. */
@Component
@EnableConfigurationProperties(DeletionProperties.class)
class FileOwners {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final RestClient http;
  private final DownstreamProperties services;

  FileOwners(
      RestClient.Builder builder, DownstreamProperties services, DeletionProperties properties) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
    requests.setReadTimeout(properties.timeout());
    this.http = builder.requestFactory(requests).build();
    this.services = services;
  }

  /** Deletes what was uploaded. */
  void deleteUpload(JobId id, String token) {
    delete(services.upload().baseUrl().resolve("/uploads/" + id), token);
  }

  /** Deletes what workers made. */
  void deleteOutputs(JobId id, String token) {
    delete(services.transcoding().baseUrl().resolve("/jobs/" + id + "/files"), token);
  }

  private void delete(URI files, String token) {
    try {
      http.delete()
          .uri(files)
          .headers(headers -> headers.setBearerAuth(token))
          .retrieve()
          .toBodilessEntity();
    } catch (HttpClientErrorException.Unauthorized over) {
      throw new ApiException(ErrorCode.TOKEN_INVALID, over);
    } catch (HttpClientErrorException.NotFound goneMeanwhile) {
      // The same job is being deleted twice at once, and the other one was faster.
      return;
    } catch (RestClientException unavailable) {
      throw new ApiException(
          ErrorCode.SERVICE_UNAVAILABLE,
          "Not all files could be deleted yet. Ask again.",
          unavailable);
    }
  }
}
