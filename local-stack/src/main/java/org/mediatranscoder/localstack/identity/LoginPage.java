package org.mediatranscoder.localstack.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The page on which a visitor chooses who to be. */
final class LoginPage {

  private LoginPage() {}

  /** Writes the page of one provider into the folder. */
  static Path write(Path folder, String provider, List<LocalUser> people) {
    String person = resource("person.html");
    String buttons = people.stream().map(it -> it.fillIn(person)).collect(Collectors.joining());
    String page =
        resource("login.html").replace("${provider}", provider).replace("${people}", buttons);
    try {
      return Files.writeString(folder.resolve("login-" + provider + ".html"), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream resource = LoginPage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
