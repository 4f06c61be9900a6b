package org.mediatranscoder.web.setting;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Binds all our settings before anything else is made, so that a wrong one is told of before a
 * database is looked for. The web server is what Spring Boot makes first.
 */
class SettingsFirst implements WebServerFactoryCustomizer<WebServerFactory>, Ordered {

  /** Spring Boot calls the bean of a properties record by its prefix and its class. */
  private static final String OURS = "-org.mediatranscoder.";

  private final ConfigurableListableBeanFactory beans;

  SettingsFirst(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public void customize(WebServerFactory factory) {
    for (String name : beans.getBeanDefinitionNames()) {
      if (name.contains(OURS)) {
        beans.getBean(name);
      }
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
