package org.mediatranscoder.gateway.imports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and how files are fetched from the web. The largest file is that of an upload.
 *
 * @param enabled whether anything is fetched; default true
 * @param internalNetworks networks that are not public and may be fetched from all the same, as
 *     CIDR blocks such as {@code 10.1.0.0/16}; default none
 * @param connectTimeout longest wait for a connection; default 10 s
 * @param silence longest wait for an answer, and for a byte of the file; default 30 s
 * @param timeLimit longest time for one file; default 2 h
 * @param redirects most redirects of one request, 0 to 20; default 5
 * @param tries how often a file that breaks off is gone on with, if its server can do that; default
 *     3
 * @param atOnce most files that one instance fetches at the same time; default 32
 */
@Validated
@ConfigurationProperties("transcoder.imports")
record ImportProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue List<String> internalNetworks,
    @DefaultValue("10s") @NotNull Duration connectTimeout,
    @DefaultValue("30s") @NotNull Duration silence,
    @DefaultValue("2h") @NotNull Duration timeLimit,
    @DefaultValue("5") @Max(20) int redirects,
    @DefaultValue("3") int tries,
    @DefaultValue("32") @Positive int atOnce) {

  ImportProperties {
    internalNetworks = List.copyOf(internalNetworks);
  }
}
