package org.mediatranscoder.model;

import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.ModuleRules;

class ArchitectureTest {

  @Test
  void theModuleKeepsTheRulesOfTheHouse() {
    ModuleRules.check("model");
  }

  @Test
  void whatCrossesAServiceBoundaryKnowsNoFramework() {
    ModuleRules.checkFreeOf(
        "model",
        "org.springframework..",
        "org.jobrunr..",
        "software.amazon..",
        "com.github.kokorin..",
        "io.lettuce..",
        "tools.jackson..");
  }
}
