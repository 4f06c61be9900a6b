package org.mediatranscoder.auth.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.serializer.GenericJacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.SerializationException;

class SecurityJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@class\":\"javax.script.ScriptEngineManager\"}",
        "{\"@class\":\"org.springframework.context.support.ClassPathXmlApplicationContext\"}",
        "[\"java.net.URLClassLoader\",{}]"
      })
  void aClassThatIsNotOnTheListIsNotMade(String planted) {
    var serializer = new GenericJacksonJsonRedisSerializer(SecurityJson.mapper());
    byte[] bytes = planted.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> serializer.deserialize(bytes))
        .isInstanceOf(SerializationException.class);
  }
}
