package org.mediatranscoder.web.setting;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Looks at the settings first. */
@AutoConfiguration
public class SettingsAutoConfiguration {

  @Bean
  SettingsFirst settingsFirst(ConfigurableListableBeanFactory beans) {
    return new SettingsFirst(beans);
  }
}
