package org.mediatranscoder.notification;

import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.ModuleRules;

class NotificationModuleTest {

  @Test
  void theModuleKeepsTheRulesOfTheHouse() {
    ModuleRules.check("notification");
  }
}
