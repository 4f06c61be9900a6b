package org.mediatranscoder.auth.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long Google and GitHub are waited for.
 *
 * @param connectTimeout for a connection to Google or GitHub; default 3 seconds
 * @param readTimeout for their answer; default 10 seconds
 */
@ConfigurationProperties("transcoder.auth.login")
record LoginProperties(
    @DefaultValue("3s") Duration connectTimeout, @DefaultValue("10s") Duration readTimeout) {}
