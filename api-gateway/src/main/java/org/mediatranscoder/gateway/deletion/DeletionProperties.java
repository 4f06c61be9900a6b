package org.mediatranscoder.gateway.deletion;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The way to the services that own files.
 *
 * @param upload base-url of upload-service; default {@code http://localhost:8083}
 * @param transcoding base-url of transcoding-worker; default {@code http://localhost:8084}
 * @param deletion how long each of them may take to delete the files of one job
 */
@Validated
@ConfigurationProperties("transcoder")
record DeletionProperties(
    @DefaultValue @Valid Upload upload,
    @DefaultValue @Valid Transcoding transcoding,
    @DefaultValue @Valid Deletion deletion) {

  /**
   * @param baseUrl internal address
   */
  record Upload(@DefaultValue("http://localhost:8083") @NotNull URI baseUrl) {}

  /**
   * @param baseUrl internal address
   */
  record Transcoding(@DefaultValue("http://localhost:8084") @NotNull URI baseUrl) {}

  /**
   * @param timeout longest wait for one answer; default 30 s
   */
  record Deletion(@DefaultValue("30s") @NotNull Duration timeout) {}
}
