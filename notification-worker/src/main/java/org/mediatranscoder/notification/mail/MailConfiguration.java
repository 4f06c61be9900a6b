package org.mediatranscoder.notification.mail;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.mediatranscoder.model.link.SealedSecrets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** The templates of mails: MJML, from which HTML is made, and plain text. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, LinkSettings.class, FormatNames.Settings.class})
class MailConfiguration {

  @Bean
  ITemplateResolver plainTextTemplates() {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setResolvablePatterns(Set.of("*.txt"));
    resolver.setTemplateMode(TemplateMode.TEXT);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setOrder(1);
    return resolver;
  }

  @Bean
  ITemplateResolver mjmlTemplates() {
    MjmlTemplates resolver = new MjmlTemplates();
    resolver.setOrder(2);
    return resolver;
  }

  @Bean
  SealedSecrets sealedSecrets(LinkSettings links) {
    return links.seal();
  }
}
