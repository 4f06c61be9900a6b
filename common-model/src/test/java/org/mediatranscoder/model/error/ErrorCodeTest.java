package org.mediatranscoder.model.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

  @ParameterizedTest
  @EnumSource
  void theDetailSaysMoreThanTheTitle(ErrorCode code) {
    assertThat(code.detail()).isNotEqualTo(code.title()).doesNotStartWith(code.title());
    assertThat(code.detail().length()).isGreaterThan(20);
    assertThat(code.detail()).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void itIsFoundByItsCode(ErrorCode code) {
    assertThat(ErrorCode.of(code.code())).hasValue(code);
  }
}
