package org.mediatranscoder.notification.mail;

import ch.digitalfondue.mjml4j.Mjml4j;
import ch.digitalfondue.mjml4j.Mjml4j.TextDirection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/**
 * Makes HTML of the MJML in {@code templates/mail}, once for each template. Thymeleaf fills it in
 * for each mail, so that what people have typed never passes through MJML.
 *
 * <p>An expression {@code [[…]]} may stand in a text, where Thymeleaf knows it, or be the whole
 * value of an attribute.
 */
final class MjmlTemplates extends AbstractConfigurableTemplateResolver {

  private static final String FOLDER = "templates/mail/";
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)=\"\\[\\[([^\"]+)]]\"");
  private static final Mjml4j.Configuration MJML =
      new Mjml4j.Configuration(
          "en", TextDirection.LTR, new Mjml4j.SimpleResourceResolver(MjmlTemplates::read));

  MjmlTemplates() {
    setResolvablePatterns(Set.of("*.mjml"));
    setTemplateMode(TemplateMode.HTML);
  }

  @Override
  protected ITemplateResource computeTemplateResource(
      IEngineConfiguration configuration,
      @Nullable String ownerTemplate,
      String template,
      String resourceName,
      @Nullable String characterEncoding,
      @Nullable Map<String, Object> templateResolutionAttributes) {
    String html = Mjml4j.render(read(resourceName), MJML);
    return new StringTemplateResource(
        ATTRIBUTE.matcher(html).replaceAll(" data-th-attr=\"$1=$2\""));
  }

  private static String read(String name) {
    ClassLoader loader = MjmlTemplates.class.getClassLoader();
    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(FOLDER + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
