package org.mediatranscoder.localstack.command;

import org.mediatranscoder.localstack.client.SignIn;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.settings.SettingsException;
import org.mediatranscoder.localstack.stack.RunningStack;

/** Prints a bearer token of the local user, and nothing else, on standard output. */
record Token(Invocation invocation) {

  int run() {
    Terminal.print(new SignIn(ports()).token());
    return 0;
  }

  private Ports ports() {
    if (invocation.compose()) {
      return Ports.from(invocation.environment());
    }
    return RunningStack.in(invocation.data())
        .orElseThrow(() -> new SettingsException("It is not up: ./transcoder up -d starts it."))
        .ports();
  }
}
