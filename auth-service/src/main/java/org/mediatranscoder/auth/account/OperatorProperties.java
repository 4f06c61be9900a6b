package org.mediatranscoder.auth.account;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who runs this installation.
 *
 * @param operators identities as {@code provider:subject}, such as {@code google:1234567890};
 *     default none
 */
@ConfigurationProperties("transcoder.auth")
record OperatorProperties(@DefaultValue List<String> operators) {

  /**
   * @throws IllegalArgumentException if an entry has not the form {@code provider:subject}
   */
  OperatorProperties {
    operators = List.copyOf(operators);
    operators.forEach(OperatorProperties::identity);
  }

  boolean include(Identity identity) {
    return operators.stream().map(OperatorProperties::identity).anyMatch(identity::equals);
  }

  private static Identity identity(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "transcoder.auth.operators wants provider:subject, not " + text);
    }
    return new Identity(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
  }
}
