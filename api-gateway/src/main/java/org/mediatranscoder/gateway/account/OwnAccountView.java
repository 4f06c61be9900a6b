package org.mediatranscoder.gateway.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.mediatranscoder.gateway.limits.UsageView;

/** An account with what it has used of its limits. */
@Schema(name = "OwnAccount")
record OwnAccountView(@JsonUnwrapped MeView account, UsageView usage) {}
