package org.mediatranscoder.web.assets;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Puts the style sheets that a style sheet imports in the place of {@code @import "name.css";}, so
 * that a page asks for one. An imported one imports none itself.
 */
final class StyleImports implements ResourceTransformer {

  private static final Pattern IMPORT = Pattern.compile("@import \"([a-z-]+\\.css)\";");

  @Override
  public Resource transform(
      HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
      throws IOException {
    Resource found = chain.transform(request, resource);
    String name = found.getFilename();
    if (name == null || !name.endsWith(".css")) {
      return found;
    }
    String style = found.getContentAsString(StandardCharsets.UTF_8);
    StringBuilder whole = new StringBuilder();
    int end = 0;
    for (MatchResult next : IMPORT.matcher(style).results().toList()) {
      whole.append(style, end, next.start());
      whole.append(found.createRelative(next.group(1)).getContentAsString(StandardCharsets.UTF_8));
      end = next.end();
    }
    whole.append(style.substring(end));
    return new TransformedResource(found, whole.toString().getBytes(StandardCharsets.UTF_8));
  }
}
