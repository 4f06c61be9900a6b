package org.mediatranscoder.s3;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the files are.
 *
 * @param endpoint of a store that is not AWS; none by default, so AWS's own of the region
 * @param region default {@code us-east-1}
 * @param bucket the one bucket of this installation; no default
 * @param pathStyleAccess whether the bucket stands in the path and not in the host name; default
 *     false
 * @param accessKeyId only with {@link #secretAccessKey}; without both, the default chain of the AWS
 *     SDK (a task role) is asked
 * @param secretAccessKey only with {@link #accessKeyId}
 * @param publicEndpoint the address that presigned URLs name, where it is not {@link #endpoint}
 * @param connectTimeout to open a connection, and to get one from the pool; default 5 s
 * @param readTimeout the longest silence on a connection; default 30 s
 * @param callTimeout for one whole call with its retries and, where the answer goes to a file, with
 *     that file; default 30 min
 * @param maxConnections open at the same time; default 64
 */
@Validated
@ConfigurationProperties("transcoder.s3")
public record S3Properties(
    @Nullable URI endpoint,
    @DefaultValue("us-east-1") @NotBlank String region,
    @NotBlank String bucket,
    @DefaultValue("false") boolean pathStyleAccess,
    @Nullable String accessKeyId,
    @Nullable String secretAccessKey,
    @Nullable URI publicEndpoint,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("30s") Duration readTimeout,
    @DefaultValue("30m") Duration callTimeout,
    @DefaultValue("64") int maxConnections) {

  /**
   * @throws IllegalArgumentException if one half of the credentials is missing
   */
  public S3Properties {
    if ((accessKeyId == null) != (secretAccessKey == null)) {
      throw new IllegalArgumentException(
          "access-key-id and secret-access-key go together, or neither");
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "S3Properties[endpoint=%s, region=%s, bucket=%s]".formatted(endpoint, region, bucket);
  }
}
