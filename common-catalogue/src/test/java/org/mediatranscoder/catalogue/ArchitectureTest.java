package org.mediatranscoder.catalogue;

import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.ModuleRules;

class ArchitectureTest {

  @Test
  void theModuleKeepsTheRulesOfTheHouse() {
    ModuleRules.check("catalogue");
  }

  @Test
  void theCatalogueKnowsNoFramework() {
    ModuleRules.checkFreeOf("catalogue", "org.springframework..", "org.jobrunr..", "io.lettuce..");
  }
}
