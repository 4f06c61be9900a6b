package org.mediatranscoder.redis;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.mediatranscoder.redis",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleBoundaryTest {

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_IN_ONE_DIRECTION =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.mediatranscoder.redis..")
          .layer("server")
          .definedBy("..redis.queue.server..")
          .layer("dashboard")
          .definedBy("..redis.queue.dashboard..")
          .layer("queue")
          .definedBy("..redis.queue")
          .layer("jobrunr")
          .definedBy("..redis.jobrunr..")
          .layer("job")
          .definedBy("..redis.job..")
          .layer("access")
          .definedBy("..redis.access..")
          .layer("connection")
          .definedBy("..redis.connection..")
          .whereLayer("server")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("dashboard")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("queue")
          .mayOnlyBeAccessedByLayers("server", "dashboard")
          .whereLayer("access")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("job")
          .mayOnlyBeAccessedByLayers("access", "queue")
          .whereLayer("jobrunr")
          .mayOnlyBeAccessedByLayers("queue", "server", "dashboard");
}
