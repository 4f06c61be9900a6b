package org.mediatranscoder.gateway.formats;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FormatsProperties.class)
class FormatsConfiguration {}
