package org.mediatranscoder.gateway.uploadservice;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPatch;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.downstream.DownstreamProperties;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks upload-service's internal API. The {@code authorization} of each call is the header of
 * that name: the token of the person who uploads, or the receipt of a stored source.
 */
@Component
public class UploadServiceClient {

  private final CloseableHttpClient http;
  private final TracedCalls traces;
  private final UploadAnswers answers;
  private final StallWatch stallWatch;
  private final JsonMapper json;
  private final URI baseUrl;

  UploadServiceClient(
      CloseableHttpClient uploadServiceHttp,
      TracedCalls traces,
      UploadAnswers answers,
      StallWatch stallWatch,
      JsonMapper json,
      DownstreamProperties services) {
    this.http = uploadServiceHttp;
    this.traces = traces;
    this.answers = answers;
    this.stallWatch = stallWatch;
    this.json = json;
    this.baseUrl = services.upload().baseUrl();
  }

  /**
   * Sends the source on while it comes in.
   *
   * @throws ClientGoneException if the source broke off; the connection was broken then
   * @throws ApiException if upload-service refused it or failed
   */
  public StoredSource store(JobId id, String authorization, InputStream source)
      throws ClientGoneException {
    HttpPut request = new HttpPut(uri(id, "/source"));
    // An answer in the middle of the body leaves a connection that is good for nothing more.
    request.setHeader(HttpHeaders.CONNECTION, "close");
    try (StallWatch.Beat beat = stallWatch.watch(request::abort)) {
      request.setEntity(new SourceBody(source, request, beat));
      return json.readValue(send(request, authorization), StoredSource.class);
    }
  }

  /**
   * Makes a copy of another job's source the source of this job, inside S3.
   *
   * @throws ApiException {@code source-gone} if it is no longer kept, or what else upload-service
   *     refused or failed with
   */
  public StoredSource copy(JobId from, JobId id, String authorization) throws ClientGoneException {
    HttpPut request = new HttpPut(uri(id, "/source/from/" + from));
    return json.readValue(send(request, authorization), StoredSource.class);
  }

  /** Begins an upload that comes in several requests. */
  public UploadState begin(JobId id, String authorization, NewUpload upload)
      throws ClientGoneException {
    HttpPut request = new HttpPut(uri(id, "/resumable"));
    byte[] body = json.writeValueAsBytes(upload);
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    return json.readValue(send(request, authorization), UploadState.class);
  }

  /**
   * How far such an upload is. A request that still sends to it is ended.
   *
   * @throws ApiException {@code upload-not-found}, or what else upload-service failed with
   */
  public UploadState state(JobId id, String authorization) throws ClientGoneException {
    return json.readValue(
        send(new HttpGet(uri(id, "/resumable")), authorization), UploadState.class);
  }

  /**
   * Sends the next bytes of such an upload on while they come in. What arrives is kept, also where
   * this fails.
   *
   * @param offset where the first of them belongs
   * @param checksum the header {@code Upload-Checksum} of tus; null if there is none. With one
   *     nothing is kept where this fails
   * @throws ClientGoneException if the source broke off; the connection was broken then
   * @throws ApiException if upload-service refused it or failed
   */
  public UploadState append(
      JobId id, String authorization, long offset, @Nullable String checksum, InputStream source)
      throws ClientGoneException {
    HttpPatch request = new HttpPatch(uri(id, "/resumable"));
    request.setHeader("Upload-Offset", offset);
    if (checksum != null) {
      request.setHeader("Upload-Checksum", checksum);
    }
    request.setHeader(HttpHeaders.CONNECTION, "close");
    try (StallWatch.Beat beat = stallWatch.watch(request::abort)) {
      request.setEntity(new SourceBody(source, request, beat));
      return json.readValue(send(request, authorization), UploadState.class);
    }
  }

  /** Writes what is needed to rebuild the job, beside its source. */
  public void writeManifest(JobManifest manifest, String authorization) throws ClientGoneException {
    HttpPut request = new HttpPut(uri(manifest.id(), "/manifest"));
    byte[] body = json.writeValueAsBytes(manifest);
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    send(request, authorization);
  }

  /** Removes all that the job has in S3; no error if there is nothing. */
  public void delete(JobId id, String authorization) throws ClientGoneException {
    send(new HttpDelete(uri(id, "")), authorization);
  }

  private byte[] send(HttpUriRequestBase request, String authorization) throws ClientGoneException {
    request.setHeader(HttpHeaders.AUTHORIZATION, authorization);
    try {
      return traces.send(request, () -> http.execute(request, answers::read));
    } catch (ClientGoneException gone) {
      throw gone;
    } catch (IOException unreachable) {
      throw new ApiException(
          ErrorCode.SERVICE_UNAVAILABLE,
          "The upload cannot be stored just now. Nothing of it is kept: send it again later.",
          unreachable);
    }
  }

  private URI uri(JobId id, String step) {
    return baseUrl.resolve("/uploads/" + id + step);
  }
}
