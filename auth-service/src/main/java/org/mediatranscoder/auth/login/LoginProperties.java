package org.mediatranscoder.auth.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How log-in behaves.
 *
 * @param sessionLife how long a signed-in browser is remembered here after its last visit; default
 *     12 hours
 * @param connectTimeout for a connection to Google or GitHub; default 3 seconds
 * @param readTimeout for their answer; default 10 seconds
 */
@ConfigurationProperties("transcoder.auth.login")
record LoginProperties(
    @DefaultValue("12h") Duration sessionLife,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("10s") Duration readTimeout) {}
