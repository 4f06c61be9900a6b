package org.mediatranscoder.gateway.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages of other origins may call the API.
 *
 * @param allowedOrigins scheme, host and port each, no pattern; default {@code
 *     http://localhost:8080}
 */
@ConfigurationProperties("transcoder.cors")
public record CorsProperties(@DefaultValue("http://localhost:8080") List<String> allowedOrigins) {}
