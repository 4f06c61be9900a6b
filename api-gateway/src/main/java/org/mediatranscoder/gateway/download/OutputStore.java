package org.mediatranscoder.gateway.download;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Optional;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.S3Properties;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import tools.jackson.databind.json.JsonMapper;

/** The output, as S3 has it. */
@Component
class OutputStore {

  private final S3Client s3;
  private final S3Presigner presigner;
  private final String bucket;
  private final LinkProperties properties;
  private final JsonMapper json;

  OutputStore(
      S3Client s3,
      S3Presigner presigner,
      S3Properties s3Properties,
      LinkProperties properties,
      JsonMapper json) {
    this.s3 = s3;
    this.presigner = presigner;
    this.bucket = s3Properties.bucket();
    this.properties = properties;
    this.json = json;
  }

  boolean exists(String key) {
    try {
      s3.headObject(request -> request.bucket(bucket).key(key));
      return true;
    } catch (NoSuchKeyException gone) {
      return false;
    }
  }

  /** What was noted beside the source when the job was accepted, or nothing if that is gone. */
  Optional<JobManifest> manifest(JobId id) {
    try {
      byte[] body =
          s3.getObjectAsBytes(request -> request.bucket(bucket).key(ObjectKeys.manifest(id)))
              .asByteArrayUnsafe();
      return Optional.of(json.readValue(body, JobManifest.class));
    } catch (NoSuchKeyException gone) {
      return Optional.empty();
    }
  }

  /** Key of the first output file, or nothing if there is none. */
  Optional<String> firstOutput(JobId id) {
    return s3
        .listObjectsV2(
            request -> request.bucket(bucket).prefix(ObjectKeys.processedPrefix(id)).maxKeys(2))
        .contents()
        .stream()
        .map(S3Object::key)
        .filter(key -> !key.endsWith("/"))
        .findFirst();
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
