package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.testsupport.contract.DescribedApi;

/** A client that OpenAPI Generator makes of the description works, without a line by hand. */
@ExtendWith(OneStack.class)
class GeneratedClientTest {

  private static final Path JOURNEY = Path.of("src/test/resources/generated-client/Journey.java");
  private static final Path GENERATOR = Path.of("target/openapi-generator-cli.jar");

  @TempDir Path folder;

  @Test
  void itUploadsFollowsAndDownloads(RunningStack stack) throws Exception {
    generate(stack);
    Path classes = compile();
    Path clip = Media.tone(folder.resolve("tone.wav"), 1);
    Path target = folder.resolve("tone.mp3");

    try (URLClassLoader client = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      client
          .loadClass("Journey")
          .getMethod("run", String.class, String.class, Path.class, Path.class)
          .invoke(null, stack.gateway().toString(), stack.token(), clip, target);
    }

    assertThat(Media.probe(target).codec("audio")).isEqualTo("mp3");
  }

  private void generate(RunningStack stack) throws Exception {
    Path description = folder.resolve("api-gateway.json");
    Files.writeString(
        description,
        DescribedApi.read(stack.gateway().resolve("/v3/api-docs")).document().toString());
    OutsideProgram.Outcome generated =
        OutsideProgram.run(
            folder,
            Map.of(),
            Duration.ofMinutes(2),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            GENERATOR.toAbsolutePath().toString(),
            "generate",
            "--input-spec=" + description,
            "--generator-name=java",
            "--library=native",
            "--output=" + folder.resolve("client"),
            "--additional-properties=useJackson3=true,openApiNullable=false,useJakartaEe=true,"
                + "invokerPackage=client,apiPackage=client.api,modelPackage=client.model",
            "--global-property=apis,models,supportingFiles,apiTests=false,modelTests=false,"
                + "apiDocs=false,modelDocs=false");
    assertThat(generated.exitCode()).as(generated.output()).isZero();
  }

  private Path compile() throws Exception {
    Path classes = folder.resolve("classes");
    try (Stream<Path> sources = Files.walk(folder.resolve("client/src/main/java"))) {
      List<String> files =
          Stream.concat(
                  sources.filter(file -> file.toString().endsWith(".java")), Stream.of(JOURNEY))
              .map(Path::toString)
              .toList();
      List<String> words = List.of("-proc:none", "-nowarn", "-d", classes.toString());
      int exit =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  null,
                  null,
                  Stream.concat(words.stream(), files.stream()).toArray(String[]::new));
      assertThat(exit).isZero();
    }
    return classes;
  }
}
