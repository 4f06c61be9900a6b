package org.mediatranscoder.transcoding.encode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips the rows of a table of cases after the first ones, as many as the property {@code
 * transcoder.test.rows} says; without it none is skipped.
 */
final class FirstRows implements ExecutionCondition {

  static final String PROPERTY = "transcoder.test.rows";

  private static final int ROWS = Integer.getInteger(PROPERTY, Integer.MAX_VALUE);
  private static final Pattern ROW = Pattern.compile("test-template-invocation:#(\\d+)");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Matcher row = ROW.matcher(context.getUniqueId());
    return row.find() && Integer.parseInt(row.group(1)) > ROWS
        ? ConditionEvaluationResult.disabled("a later row: ./transcoder test --media")
        : ConditionEvaluationResult.enabled("one of the first rows, or no table");
  }
}
