package org.mediatranscoder.s3;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Provides the {@link S3Client}, the {@link Bucket} and the {@link S3Presigner} of a service. */
@AutoConfiguration
@EnableConfigurationProperties(S3Properties.class)
public class S3AutoConfiguration {

  private static final int MAX_ATTEMPTS = 3;

  private final S3Properties properties;

  S3AutoConfiguration(S3Properties properties) {
    this.properties = properties;
  }

  /** A fixed key if one is set, else what the AWS SDK finds, such as a task role. */
  @Bean
  @ConditionalOnMissingBean
  AwsCredentialsProvider awsCredentialsProvider() {
    String id = properties.accessKeyId();
    String secret = properties.secretAccessKey();
    return id == null || secret == null
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
  }

  /**
   * Checksums are sent only where S3 requires them: stores that are not AWS (s3proxy among them)
   * refuse the trailing checksums that newer SDKs send unasked. What writes an object sends its
   * Content-MD5, which all of them verify; so the body needs no signature of its own, which would
   * hash every byte once more on both sides where the endpoint is plain HTTP.
   */
  @Bean
  @ConditionalOnMissingBean
  S3Client s3Client(AwsCredentialsProvider credentials) {
    return S3Client.builder()
        .applyMutation(builder -> endpoint().ifPresent(builder::endpointOverride))
        .region(Region.of(properties.region()))
        .forcePathStyle(properties.pathStyleAccess())
        .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
        .credentialsProvider(credentials)
        .httpClientBuilder(httpClient())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .overrideConfiguration(
            all ->
                all.apiCallTimeout(properties.callTimeout())
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(MAX_ATTEMPTS)
                            .build()))
        .build();
  }

  @Bean
  @ConditionalOnMissingBean
  Bucket bucket(S3Client s3) {
    return new Bucket(s3, properties.bucket());
  }

  /** Signs URLs for the address that browsers reach. */
  @Bean
  @ConditionalOnMissingBean
  S3Presigner s3Presigner(AwsCredentialsProvider credentials) {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(Region.of(properties.region()))
            .credentialsProvider(credentials)
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(properties.pathStyleAccess())
                    .build());
    publicEndpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private SdkHttpClient.Builder<?> httpClient() {
    return Apache5HttpClient.builder()
        .connectionTimeout(properties.connectTimeout())
        .connectionAcquisitionTimeout(properties.connectTimeout())
        .socketTimeout(properties.readTimeout())
        .maxConnections(properties.maxConnections());
  }

  private Optional<URI> endpoint() {
    return Optional.ofNullable(properties.endpoint());
  }

  private Optional<URI> publicEndpoint() {
    @Nullable URI own = properties.publicEndpoint();
    return own == null ? endpoint() : Optional.of(own);
  }
}
