package org.mediatranscoder.web.openapi;

import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.mediatranscoder.model.error.ErrorCode;

/**
 * What a service says about its API as a whole; a service with a description has one bean of it.
 *
 * @param title names the API
 * @param description in a sentence or two
 * @param tags the groups of operations, in their order
 * @param secured errors of every route that needs a token, besides that of the token itself
 */
public record ApiBasics(String title, String description, List<Tag> tags, List<ErrorCode> secured) {

  public ApiBasics {
    tags = List.copyOf(tags);
    secured = List.copyOf(secured);
  }
}
