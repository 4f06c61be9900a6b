package org.mediatranscoder.ui;

import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.ModuleRules;

class ClientUiModuleTest {

  @Test
  void theModuleKeepsTheRulesOfTheHouse() {
    ModuleRules.check("ui");
  }
}
