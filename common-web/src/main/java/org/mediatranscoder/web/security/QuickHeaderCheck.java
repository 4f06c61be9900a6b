package org.mediatranscoder.web.security;

import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * The firewall of Spring Security, which looks at a header each time that it is read: at one of
 * printable ASCII, as nearly all are, without a regular expression.
 */
final class QuickHeaderCheck {

  private QuickHeaderCheck() {}

  static HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderValues(QuickHeaderCheck::isAllowed);
    return firewall;
  }

  static boolean isAllowed(String value) {
    return isPrintableAscii(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value);
  }

  private static boolean isPrintableAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
