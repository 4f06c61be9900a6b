package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All API tokens of a person, the newest first. */
@Schema(name = "ApiTokenList")
record ApiTokenListView(List<ApiTokenView> tokens) {

  ApiTokenListView {
    tokens = List.copyOf(tokens);
  }
}
