package org.mediatranscoder.gateway.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a mail is sent when a job has ended. */
enum Mail {
  @JsonProperty("always")
  ALWAYS,
  @JsonProperty("never")
  NEVER
}
