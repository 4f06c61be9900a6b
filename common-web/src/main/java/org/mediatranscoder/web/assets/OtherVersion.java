package org.mediatranscoder.web.assets;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/** Finds {@code css/page.css} for {@code 0123456789ab/css/page.css}, whatever the version. */
final class OtherVersion extends AbstractResourceResolver {

  @Override
  protected @Nullable Resource resolveResourceInternal(
      @Nullable HttpServletRequest request,
      String path,
      List<? extends Resource> locations,
      ResourceResolverChain chain) {
    return chain.resolveResource(request, path.substring(path.indexOf('/') + 1), locations);
  }

  @Override
  protected @Nullable String resolveUrlPathInternal(
      String path, List<? extends Resource> locations, ResourceResolverChain chain) {
    return null; // No page links to another version.
  }
}
