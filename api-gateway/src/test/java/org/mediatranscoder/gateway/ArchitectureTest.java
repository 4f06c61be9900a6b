package org.mediatranscoder.gateway;

import org.junit.jupiter.api.Test;
import org.mediatranscoder.testsupport.ModuleRules;

class ArchitectureTest {

  @Test
  void theGatewayKeepsTheRulesOfTheHouse() {
    ModuleRules.check("gateway");
  }
}
