package org.mediatranscoder.gateway.account;

import java.util.List;

/** All API tokens of a person, the newest first. */
record ApiTokenListView(List<ApiTokenView> tokens) {

  ApiTokenListView {
    tokens = List.copyOf(tokens);
  }
}
