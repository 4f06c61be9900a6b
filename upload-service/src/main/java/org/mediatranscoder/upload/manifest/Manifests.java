package org.mediatranscoder.upload.manifest;

import java.util.Map;
import java.util.Optional;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Content;
import org.mediatranscoder.upload.receipt.Receipt;
import org.mediatranscoder.upload.storage.RawStorage;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The manifests in S3. */
@Component
public class Manifests {

  private final RawStorage storage;
  private final JsonMapper json;
  private final ObjectReader reader;

  Manifests(RawStorage storage, JsonMapper json) {
    this.storage = storage;
    this.json = json;
    this.reader =
        json.readerFor(JobManifest.class)
            .with(
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
  }

  /**
   * The id that the path names, if no manifest, source, upload or result gives it to another
   * account; else {@code job-not-found}, as if it were not there.
   */
  public JobId requireOwnOrNew(String jobId, AccountId caller) {
    JobId id = JobId.parse(jobId).orElseThrow(Manifests::notFound);
    if (owner(id).filter(owner -> !owner.equals(caller)).isPresent()) {
      throw notFound();
    }
    return id;
  }

  /**
   * The id that the path names, if it is the caller's.
   *
   * @throws ApiException {@code job-not-found} if it is of another account, as if it were not
   *     there; {@code source-gone} if nothing is known of it
   */
  public JobId requireOwn(String jobId, AccountId caller) {
    JobId id = requireOwnOrNew(jobId, caller);
    if (owner(id).isEmpty()) {
      throw new ApiException(ErrorCode.SOURCE_GONE);
    }
    return id;
  }

  private Optional<AccountId> owner(JobId id) {
    return find(id)
        .map(JobManifest::owner)
        .or(
            () ->
                storage
                    .head(ObjectKeys.raw(id))
                    .flatMap(source -> Receipt.owner(source.metadata())))
        .or(
            () ->
                storage
                    .get(ObjectKeys.upload(id))
                    .map(
                        body ->
                            json.treeToValue(json.readTree(body).get("owner"), AccountId.class)))
        .or(
            () ->
                storage
                    .get(ObjectKeys.result(id))
                    .map(body -> json.readValue(body, JobResult.class).job().owner()));
  }

  /**
   * @throws JacksonException if this is no manifest, or one with a piece missing
   */
  JobManifest parse(byte[] body) {
    JobManifest manifest = reader.readValue(body);
    if (manifest == null) {
      throw DatabindException.from(reader.createParser(body), "null is no manifest");
    }
    return manifest;
  }

  void put(JobManifest manifest) {
    storage.put(
        ObjectKeys.manifest(manifest.id()),
        MediaType.APPLICATION_JSON_VALUE,
        Map.of(),
        Content.of(json.writeValueAsBytes(manifest)));
  }

  static ApiException notFound() {
    return new ApiException(ErrorCode.JOB_NOT_FOUND);
  }

  /** The manifest of a job, or nothing if there is none. */
  public Optional<JobManifest> find(JobId id) {
    return storage.get(ObjectKeys.manifest(id)).map(this::parse);
  }
}
