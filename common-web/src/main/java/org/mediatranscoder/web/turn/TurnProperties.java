package org.mediatranscoder.web.turn;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests of one client run at once; further ones wait.
 *
 * @param atOnce from one address or one /64 network of IPv6; an upload counts until its body
 *     arrives; default 16
 * @param longestWait after which a request is refused; default 5s
 */
@Validated
@ConfigurationProperties("transcoder.requests")
record TurnProperties(
    @DefaultValue("16") @Positive int atOnce, @DefaultValue("5s") @NotNull Duration longestWait) {}
