package org.mediatranscoder.transcoding;

import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.ModuleRules;

class ModuleTest {

  @Test
  void theModuleKeepsTheRulesOfTheHouse() {
    ModuleRules.check("transcoding");
  }
}
