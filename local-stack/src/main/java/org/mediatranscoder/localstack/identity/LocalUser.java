package org.mediatranscoder.localstack.identity;

/**
 * A person as the identity provider knows them. Only fit for values without characters that JSON or
 * HTML would have to escape.
 */
public record LocalUser(String subject, String email, String name) {

  /** The claims, beside the subject, that an ID token of this person has, as JSON. */
  public String claims() {
    return "{\"email\":\"%s\",\"email_verified\":true,\"name\":\"%s\"}".formatted(email, name);
  }

  String fillIn(String page) {
    return page.replace("${subject}", subject)
        .replace("${claims}", claims().replace("\"", "&quot;"))
        .replace("${email}", email)
        .replace("${name}", name);
  }
}
