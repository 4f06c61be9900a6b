package org.mediatranscoder.s3;

import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.ModuleRules;

class ArchitectureTest {

  @Test
  void theModuleKeepsTheRulesOfTheHouse() {
    ModuleRules.check("s3");
  }
}
