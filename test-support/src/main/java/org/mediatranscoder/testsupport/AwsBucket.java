package org.mediatranscoder.testsupport;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A new, empty bucket of a server that plays AWS. */
public final class AwsBucket {

  private static final String BUCKET = "media";
  private static final String KEY = "test";

  private AwsBucket() {}

  /** Makes it; the settings of a service that uses it. */
  public static Map<String, String> create(URI endpoint) {
    try (S3Client s3 = client(endpoint)) {
      s3.createBucket(bucket -> bucket.bucket(BUCKET));
    }
    return Map.of(
        "transcoder.s3.endpoint",
        endpoint.toString(),
        "transcoder.s3.region",
        "us-east-1",
        "transcoder.s3.bucket",
        BUCKET,
        "transcoder.s3.path-style-access",
        "true",
        "transcoder.s3.access-key-id",
        KEY,
        "transcoder.s3.secret-access-key",
        KEY);
  }

  private static S3Client client(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
        .build();
  }
}
