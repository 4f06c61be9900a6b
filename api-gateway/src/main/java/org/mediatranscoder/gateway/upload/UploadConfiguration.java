package org.mediatranscoder.gateway.upload;

import org.mediatranscoder.web.mail.EmailAddresses;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadProperties.class)
@Import(EmailAddresses.class)
class UploadConfiguration {}
