package org.mediatranscoder.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3PropertiesTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(S3AutoConfiguration.class));

  @Test
  void aServiceWithoutABucketDoesNotStart() {
    service.run(context -> assertThat(context).hasFailed());
  }

  @Test
  void halfACredentialDoesNotStart() {
    service
        .withPropertyValues("transcoder.s3.bucket=b", "transcoder.s3.access-key-id=a")
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  void theSecretIsInNoLog() {
    service
        .withPropertyValues(
            "transcoder.s3.bucket=b",
            "transcoder.s3.access-key-id=a",
            "transcoder.s3.secret-access-key=hush")
        .run(
            context ->
                assertThat(context.getBean(S3Properties.class).toString()).doesNotContain("hush"));
  }

  @Test
  void presignedUrlsNameThePublicEndpoint() {
    service
        .withPropertyValues(
            "transcoder.s3.bucket=b",
            "transcoder.s3.path-style-access=true",
            "transcoder.s3.endpoint=http://127.0.0.1:1",
            "transcoder.s3.public-endpoint=http://files.example.test:9000",
            "transcoder.s3.access-key-id=a",
            "transcoder.s3.secret-access-key=hush")
        .run(
            context -> {
              S3Presigner presigner = context.getBean(S3Presigner.class);
              URI url =
                  URI.create(
                      presigner
                          .presignGetObject(
                              presign ->
                                  presign
                                      .signatureDuration(java.time.Duration.ofMinutes(1))
                                      .getObjectRequest(get -> get.bucket("b").key("k")))
                          .url()
                          .toString());
              assertThat(url.getAuthority()).isEqualTo("files.example.test:9000");
              assertThat(url.getPath()).isEqualTo("/b/k");
            });
  }
}
