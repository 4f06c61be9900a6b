package org.mediatranscoder.upload.deletion;

import java.time.Clock;
import java.util.Optional;
import org.mediatranscoder.model.link.DeletionLinks;
import org.mediatranscoder.upload.manifest.Manifests;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** Makes what knows the owner of a job by a deletion link. */
@Component
@EnableConfigurationProperties(DeletionSettings.class)
public class DeletionCredentials {

  private final DeletionSettings settings;
  private final Manifests manifests;
  private final Clock clock;

  DeletionCredentials(DeletionSettings settings, Manifests manifests, Clock clock) {
    this.settings = settings;
    this.manifests = manifests;
    this.clock = clock;
  }

  /** Nothing if no key is set. It must not be a bean: Spring Security would take it for all. */
  public Optional<AuthenticationConverter> converter() {
    return settings.keys().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DeletionConverter(new DeletionLinks(settings.linkKeys()), manifests, clock));
  }
}
