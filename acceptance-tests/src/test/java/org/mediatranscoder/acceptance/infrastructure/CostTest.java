package org.mediatranscoder.acceptance.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README says of costs is worked out right, and each budget is above it. */
class CostTest {

  private static final String TOGETHER = "**together, idle**";

  /** The columns of an installation, one for each region. */
  @ParameterizedTest
  @CsvSource({"minimal, 2", "production, 4"})
  void theBudgetIsAboveWhatAnInstallationCostsWhenIdle(String installation, int column)
      throws IOException {
    String main =
        Files.readString(Terraform.SOURCE.resolve("examples/" + installation + "/main.tf"));
    Matcher budget = Pattern.compile("monthly_budget = (\\d+)").matcher(main);

    assertThat(budget.find()).isTrue();
    assertThat(Integer.parseInt(budget.group(1)))
        .isGreaterThan(together(column))
        .isGreaterThan(together(column + 1));
  }

  @Test
  void thePartsOfEachColumnAreWhatItSaysTogether() throws IOException {
    for (int column = 2; column <= 5; column++) {
      int at = column;
      int parts =
          rows().stream().filter(row -> !isTotal(row)).mapToInt(row -> value(row, at)).sum();

      assertThat(together(column)).as("column %d", column).isCloseTo(parts, within(5));
    }
  }

  /** The words below the table, and the budget of who takes DocumentDB. */
  @Test
  void documentDbMakesMinimalDearerByOneInstance() throws IOException {
    Matcher said =
        Pattern.compile(
                "\\((0\\.\\d+) / (0\\.\\d+)\\), makes `minimal` idle at about (\\d+) in us-east-1 and (\\d+)")
            .matcher(readme());
    assertThat(said.find()).isTrue();
    for (int region = 0; region < 2; region++) {
      double instance = Double.parseDouble(said.group(1 + region)) * 730;
      double without = together(2 + region) - atlas(2 + region);

      assertThat(Double.parseDouble(said.group(3 + region)))
          .isCloseTo(without + instance, within(6.0))
          .isLessThan(250);
    }
  }

  private static int atlas(int column) throws IOException {
    return rows().stream()
        .filter(row -> row.getFirst().startsWith("MongoDB"))
        .mapToInt(row -> value(row, column))
        .sum();
  }

  private static int together(int column) throws IOException {
    return rows().stream().filter(CostTest::isTotal).mapToInt(row -> value(row, column)).sum();
  }

  private static boolean isTotal(List<String> row) {
    return row.getFirst().equals(TOGETHER);
  }

  /** Of a cell, in dollars; a dash is nothing. */
  private static int value(List<String> row, int column) {
    String digits = row.get(column).replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /** The table from its first row of figures to its last. */
  private static List<List<String>> rows() throws IOException {
    String text = readme();
    String table = text.substring(text.indexOf("| Web services"), text.indexOf("By use:")).strip();
    List<List<String>> rows =
        table
            .lines()
            .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
            .toList();
    assertThat(rows).hasSizeGreaterThan(8).allMatch(row -> row.size() == 6);
    return rows;
  }

  private static String readme() throws IOException {
    return Files.readString(Terraform.SOURCE.resolve("README.md"));
  }
}
