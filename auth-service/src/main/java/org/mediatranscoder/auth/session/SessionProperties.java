package org.mediatranscoder.auth.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long browsers are remembered.
 *
 * @param sessionLife how long a signed-in browser is remembered here after its last visit; default
 *     12 hours
 */
@ConfigurationProperties("transcoder.auth.login")
public record SessionProperties(@DefaultValue("12h") Duration sessionLife) {}
