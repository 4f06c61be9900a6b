package org.mediatranscoder.localstack.command;

import org.mediatranscoder.localstack.client.SignIn;
import picocli.CommandLine.Option;

/** Prints a bearer token of the local user, and nothing else, on standard output. */
final class Token extends StackCommand {

  @Option(names = "--compose")
  private boolean compose;

  @Override
  int run() {
    System.out.println(new SignIn(ports(compose)).token());
    return 0;
  }
}
