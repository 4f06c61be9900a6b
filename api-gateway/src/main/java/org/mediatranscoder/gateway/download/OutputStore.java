package org.mediatranscoder.gateway.download;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Optional;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.s3.S3Properties;
import org.mediatranscoder.s3.StoredContent;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import tools.jackson.databind.json.JsonMapper;

/** The output, as S3 has it. */
@Component
class OutputStore {

  private final Bucket objects;
  private final S3Presigner presigner;
  private final String bucket;
  private final LinkProperties properties;
  private final JsonMapper json;

  OutputStore(
      Bucket objects,
      S3Presigner presigner,
      S3Properties s3Properties,
      LinkProperties properties,
      JsonMapper json) {
    this.objects = objects;
    this.presigner = presigner;
    this.bucket = s3Properties.bucket();
    this.properties = properties;
    this.json = json;
  }

  boolean exists(String key) {
    return objects.exists(key);
  }

  /** What was noted beside the source when the job was accepted, or nothing if that is gone. */
  Optional<JobManifest> manifest(JobId id) {
    return read(ObjectKeys.manifest(id), JobManifest.class);
  }

  /** What was noted beside the outputs when the job ended, or nothing if it has not, or is gone. */
  Optional<JobResult> result(JobId id) {
    return read(ObjectKeys.result(id), JobResult.class);
  }

  private <T> Optional<T> read(String key, Class<T> type) {
    return objects.get(key).map(object -> json.readValue(object.bytes(), type));
  }

  /** The whole of a playlist or a manifest, or nothing if it is gone. */
  Optional<byte[]> text(String key) {
    return objects.get(key).map(StoredContent::bytes);
  }

  /** A file to be read as a stream, which the caller closes. */
  ResponseInputStream<GetObjectResponse> open(String key) {
    return objects.open(key);
  }

  /** A fresh URL to read the file with GET. */
  DownloadUrl sign(OutputFile file, Disposition disposition) {
    GetObjectRequest get =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(file.key())
            .responseContentDisposition(disposition.header(file.downloadName()))
            .build();
    return url(
        presigner.presignGetObject(
            signed -> signed.signatureDuration(properties.urlLifetime()).getObjectRequest(get)));
  }

  /** A fresh URL for HEAD: a signature holds for one method only. */
  DownloadUrl signForHead(OutputFile file) {
    HeadObjectRequest head = HeadObjectRequest.builder().bucket(bucket).key(file.key()).build();
    return url(
        presigner.presignHeadObject(
            signed -> signed.signatureDuration(properties.urlLifetime()).headObjectRequest(head)));
  }

  private static DownloadUrl url(PresignedRequest signed) {
    return new DownloadUrl(uri(signed.url()), signed.expiration());
  }

  private static URI uri(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("The SDK signs valid URLs only", impossible);
    }
  }
}
