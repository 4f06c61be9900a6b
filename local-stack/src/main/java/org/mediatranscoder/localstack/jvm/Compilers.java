package org.mediatranscoder.localstack.jvm;

import java.util.List;

/** Which compilers a JVM uses. The optimizing one doubles the processor time of a start. */
public enum Compilers {
  /** The quick one alone. */
  QUICK(List.of("-XX:TieredStopAtLevel=1")),

  /**
   * Both, the optimizing one for what has run ten times as often as it would need by default: so it
   * has little to do while a service starts, and what carries bytes and requests is fast after a
   * minute. Excluding classes from it would hold for the life of the JVM.
   */
  QUICK_THEN_OPTIMIZING(
      List.of(
          "-XX:TieredStopAtLevel=4",
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000"));

  @SuppressWarnings("ImmutableEnumChecker") // lists of List.of
  private final List<String> options;

  Compilers(List<String> options) {
    this.options = options;
  }

  public List<String> options() {
    return options;
  }
}
