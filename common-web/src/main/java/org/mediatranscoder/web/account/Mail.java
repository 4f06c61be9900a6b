package org.mediatranscoder.web.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a mail is sent when a job has ended. */
public enum Mail {
  @JsonProperty("always")
  ALWAYS,
  @JsonProperty("never")
  NEVER
}
