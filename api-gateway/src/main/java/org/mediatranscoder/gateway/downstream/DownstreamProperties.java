package org.mediatranscoder.gateway.downstream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The services that own files.
 *
 * @param upload upload-service
 */
@Validated
@ConfigurationProperties("transcoder")
public record DownstreamProperties(@DefaultValue @Valid Upload upload) {

  /**
   * @param baseUrl internal address of upload-service; default {@code http://localhost:8083}
   */
  public record Upload(@DefaultValue("http://localhost:8083") @NotNull URI baseUrl) {}
}
