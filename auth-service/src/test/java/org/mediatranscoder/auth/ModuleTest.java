package org.mediatranscoder.auth;

import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.ModuleRules;

class ModuleTest {

  @Test
  void theRulesOfTheHouseHold() {
    ModuleRules.check("auth");
  }
}
