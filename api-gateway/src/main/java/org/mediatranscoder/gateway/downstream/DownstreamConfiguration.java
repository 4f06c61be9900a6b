package org.mediatranscoder.gateway.downstream;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DownstreamProperties.class, AuthServiceProperties.class})
class DownstreamConfiguration {}
