package org.mediatranscoder.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of the house that a compiler does not check. Each module has a test that calls {@link
 * #check}.
 */
public final class ModuleRules {

  private static final String ROOT = "org.mediatranscoder.";
  private static final List<String> SERVICES =
      List.of("ui", "gateway", "auth", "upload", "transcoding", "notification", "localstack");

  private ModuleRules() {}

  /**
   * Checks all rules for the main classes of one module.
   *
   * @param module the module's package below {@code org.mediatranscoder}, such as {@code upload}
   * @throws AssertionError that lists every breach
   */
  public static void check(String module) {
    JavaClasses main =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT + module);
    rules(module).forEach(rule -> rule.allowEmptyShould(true).check(main));
  }

  /**
   * Checks that a module is free of these packages.
   *
   * @param module as in {@link #check}
   * @param packages such as {@code org.springframework..}
   */
  public static void checkFreeOf(String module, String... packages) {
    JavaClasses main =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT + module);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .because(module + " stays free of " + Arrays.toString(packages))
        .check(main);
  }

  private static List<ArchRule> rules(String module) {
    return List.of(
        noCycles(module),
        noOtherService(module),
        controllersStayInside(),
        noFieldInjection(),
        timeComesFromAClock(),
        noVagueNames());
  }

  private static ArchRule noCycles(String module) {
    return slices().matching(ROOT + module + ".(*)..").should().beFreeOfCycles();
  }

  private static ArchRule noOtherService(String module) {
    String[] others =
        SERVICES.stream()
            .filter(name -> !name.equals(module))
            .map(name -> ROOT + name + "..")
            .toArray(String[]::new);
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .because("services meet in common-model and over the network only");
  }

  private static ArchRule controllersStayInside() {
    return classes()
        .that()
        .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
        .or()
        .areAnnotatedWith("org.springframework.stereotype.Controller")
        .should()
        .bePackagePrivate()
        .because("nobody but Spring calls a controller");
  }

  private static ArchRule noFieldInjection() {
    return noFields()
        .should()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .orShould()
        .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
        .orShould()
        .beAnnotatedWith("jakarta.inject.Inject")
        .because("constructors say what a class needs");
  }

  private static ArchRule timeComesFromAClock() {
    return noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(java.util.Date.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Calendar")
        .because("time comes from an injected Clock");
  }

  private static ArchRule noVagueNames() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Manager|Helper)")
        .because("a name says what a class does");
  }
}
