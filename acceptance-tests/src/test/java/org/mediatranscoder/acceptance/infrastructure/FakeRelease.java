package org.mediatranscoder.acceptance.infrastructure;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mediatranscoder.acceptance.OutsideProgram;
import org.mediatranscoder.testsupport.Programs;

/**
 * Where a release is tried: registry, parameters and ECS are moto's, reached by the real command
 * line of AWS; a few lines of shell stand in for Docker, Terraform and the services' answers.
 *
 * @param folder of the stand-ins, of what they keep and of what Terraform would run in
 */
record FakeRelease(Path folder, URI aws) {

  static final String REGISTRY = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/transcoder";

  static final List<String> SERVICES =
      List.of(
          "client-ui",
          "api-gateway",
          "auth-service",
          "upload-service",
          "transcoding-worker",
          "notification-worker");

  private static final String ECS = "AmazonEC2ContainerServiceV20141113.";

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Pushes by a call of ECR, and says what digest it got. */
  private static final String DOCKER =
      """
      case $1 in
        push)
          echo "$2" >>pushes
          repository=${2#*/}
          manifest='{"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json","annotations":{"tag":"'${2##*:}'"}}'
          aws ecr put-image --repository-name "${repository%%:*}" --image-tag "${2##*:}" \
            --image-manifest "$manifest" --query image.imageId.imageDigest --output text >digest
          ;;
        inspect) echo "${4%:*}@$(cat digest)" ;;
        login) echo "$@" >login; cat >>login ;;
      esac
      """;

  /** Keeps the digests that it is to apply; its outputs lie in a file. */
  private static final String TERRAFORM =
      """
      shift
      case $1 in
        apply) for word; do case $word in -var-file=*) cp "${word#*=}" applied ;; esac; done ;;
        output) cat outputs ;;
      esac
      """;

  /** What each public service answers; a file "broken" breaks one. */
  private static final String CURL =
      """
      while [ $# -gt 1 ]; do [ "$1" != -o ] || body=$2; shift; done
      status=200
      case $1 in
        */.well-known/*) echo '{"issuer":"https://auth.example.com"}' >"$body" ;;
        */jwks) echo '{"keys":[{}]}' >"$body" ;;
        */jobs) status=401; [ ! -e broken ] || status=503 ;;
        http:*) status=301 ;;
      esac
      printf %s $status
      """;

  /** moto knows no quotas of Fargate and no account of SES. */
  private static final String ACCOUNT =
      """
      case "$1 $2" in
        "service-quotas get-service-quota") echo VCPU ;;
        "sesv2 get-account") printf '%s\\n' "MAIL" ;;
        "route53 get-hosted-zone") printf 'example.com.\\tns-1.example.net\\n' ;;
        "iam get-role") [ ! -e missing-role ] || [ "$4" != "$(cat missing-role)" ] ;;
      esac
      """;

  /** Runs tasks and changes users of Redis, and keeps what was asked; the rest is moto's. */
  private static final String RUNS_TASKS =
      """
      request() { for word; do last=$word; done; printf '%s\\n' "${last#file://}"; }
      case "$1 $2" in
        "ecs run-task") request "$@" >task; echo '{"tasks": [{"taskArn": "arn:aws:ecs:x:1:task/transcoder/0123"}]}' ;;
        "ecs describe-tasks") echo '{"tasks": [{"lastStatus": "STOPPED", "containers": [{"name": "database-user", "exitCode": 0}, {"name": "auth-service", "exitCode": CODE}, {"name": "api-gateway", "exitCode": CODE}]}]}' ;;
        "logs get-log-events") [[ "$*" == *"/transcoder/"*" task/"*"/0123 "* ]]; printf "%s\\n" "$*" >>logs; echo '{"events": [{"message": "{\\"message\\":\\"google:42\\"}"}]}' ;;
        "elasticache modify-user") jq -c . "$(request "$@")" >>redis-users ;;
        "elasticache describe-users") echo active ;;
        "ecs wait") exit WAITED ;;
        *) PATH=${PATH#*:} exec aws "$@" ;;
      esac
      """;

  /** Says one line after the other about what ECS runs, and the last one for ever. */
  private static final String ECS_SAYS =
      """
      case "$1 $2" in
        "ecs describe-services")
          head -n 1 ecs-says
          [ "$(wc -l <ecs-says)" -le 1 ] || sed -i 1d ecs-says
          ;;
        *) PATH=${PATH#*:} exec aws "$@" ;;
      esac
      """;

  static FakeRelease in(Path folder, URI aws) throws IOException {
    FakeRelease release = new FakeRelease(folder, aws);
    release.program("docker", DOCKER);
    release.program("terraform", TERRAFORM);
    release.program("curl", CURL);
    return release;
  }

  /** Empties moto, which the tests share. */
  void forgetAll() throws Exception {
    send(
        HttpRequest.newBuilder(aws.resolve("/moto-api/reset"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  /** Makes a repository for each service. */
  void makeRepositories() throws Exception {
    for (String service : SERVICES) {
      aws(
          "ecr",
          "AmazonEC2ContainerRegistry_V20150921.CreateRepository",
          "{\"repositoryName\": \"transcoder/" + service + "\"}");
    }
  }

  /** Makes a cluster in which one service runs the first version of its task definition. */
  void makeService() throws Exception {
    aws("ecs", ECS + "CreateCluster", "{\"clusterName\": \"transcoder\"}");
    register();
    aws(
        "ecs",
        ECS + "CreateService",
        """
        {"cluster": "transcoder", "serviceName": "api-gateway", "desiredCount": 0,
         "taskDefinition": "api-gateway:1"}
        """);
    aws(
        "ssm",
        "AmazonSSM.PutParameter",
        "{\"Name\": \"/transcoder/images\", \"Type\": \"String\", \"Value\": \"{}\"}");
    want(1);
  }

  /** Makes a cluster with auth-service in it, as far as one asks for it. */
  void makeAuthService() throws Exception {
    aws("ecs", ECS + "CreateCluster", "{\"clusterName\": \"transcoder\"}");
    aws(
        "ecs",
        ECS + "RegisterTaskDefinition",
        """
        {"family": "auth-service", "containerDefinitions": [{"name": "a", "image": "a", "memory": 64}]}
        """);
    aws(
        "ecs",
        ECS + "CreateService",
        """
        {"cluster": "transcoder", "serviceName": "auth-service", "desiredCount": 0,
         "taskDefinition": "auth-service:1"}
        """);
  }

  /** What Terraform says from now on that is to run: the task definition of this version. */
  void want(int version) throws IOException {
    Files.writeString(
        folder.resolve("outputs"),
        """
        {"cluster": "transcoder", "release_parameter": "/transcoder/images",
         "task_definitions": {"api-gateway": "arn:aws:ecs:eu-central-1:123456789012:task-definition/api-gateway:%d"},
         "addresses": {"client-ui": "https://app.example.com", "api-gateway": "https://api.example.com",
           "auth-service": "https://auth.example.com"}}
        """
            .formatted(version));
  }

  /** Makes the next version of the task definition; nothing runs it yet. */
  void register() throws Exception {
    aws(
        "ecs",
        ECS + "RegisterTaskDefinition",
        """
        {"family": "api-gateway", "containerDefinitions": [{"name": "a", "image": "a", "memory": 64}]}
        """);
  }

  /**
   * Makes an account of these quotas and this permission to send, whose zone has one name server
   * and is delegated to the given one.
   */
  void account(String vcpu, String mail, String server) throws IOException {
    program("aws", ACCOUNT.replace("VCPU", vcpu).replace("MAIL", mail));
    program("curl", "echo '{\"Answer\": [{\"data\": \"" + server + ".\"}]}'\n");
  }

  /** The account has never used the service of this role. */
  void withoutRole(String role) throws IOException {
    Files.writeString(folder.resolve("missing-role"), role);
  }

  /** From now on a task ends with this code, and waiting for a service with that one. */
  void runsTasks(int code, int waited) throws IOException {
    program(
        "aws",
        RUNS_TASKS
            .replace("CODE", Integer.toString(code))
            .replace("WAITED", Integer.toString(waited)));
  }

  /**
   * From now on ECS says this of the service, each time the next: versions of its task definition,
   * state of the deployment, running and desired tasks, as in {@code 2 IN_PROGRESS 1 1}.
   */
  void ecsSays(String... answers) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String answer : answers) {
      String[] words = answer.split(" ", -1);
      String arn = "arn:aws:ecs:eu-central-1:123456789012:task-definition/api-gateway:" + words[0];
      lines.append(
          """
          {"services": [{"taskDefinition": "%s", "deployments": [{"status": "PRIMARY", "taskDefinition": "%s", \
          "rolloutState": "%s", "runningCount": %s, "desiredCount": %s, "pendingCount": 0}]}]}
          """
              .formatted(arn, arn, words[1], words[2], words[3]));
    }
    Files.writeString(folder.resolve("ecs-says"), lines);
    program("aws", ECS_SAYS);
    program("sleep", "exec " + Programs.find("sleep").orElseThrow() + " 0.5\n");
  }

  /** Verifies a release alone, which may take so many seconds and has to run for so many. */
  OutsideProgram.Outcome verify(int seconds, int stable) throws Exception {
    Map<String, String> all = new TreeMap<>(environment());
    all.put("VERIFY_SECONDS", Integer.toString(seconds));
    all.put("VERIFY_STABLE_SECONDS", Integer.toString(stable));
    return OutsideProgram.run(
        folder, all, LIMIT, "bash", "-c", "'" + script("release/verify") + "' <outputs");
  }

  OutsideProgram.Outcome operate(String... words) throws Exception {
    return run(script("release/operate"), words);
  }

  OutsideProgram.Outcome rotate(String... words) throws Exception {
    return run(script("release/rotate"), words);
  }

  /** What ECS was asked to run once. */
  String task() throws IOException {
    return Files.readString(folder.resolve("task"));
  }

  /** Where its log was looked for. */
  String logs() throws IOException {
    return Files.readString(folder.resolve("logs"));
  }

  /** The requests to change users of Redis, in order. */
  List<String> redisUsers() throws IOException {
    return Files.readAllLines(folder.resolve("redis-users"));
  }

  void makeSecret(String name, String value) throws Exception {
    aws(
        "secretsmanager",
        "secretsmanager.CreateSecret",
        "{\"Name\": \"%s\", \"SecretString\": \"%s\"}".formatted(name, value));
  }

  String secret(String name) throws Exception {
    return aws(
        "secretsmanager", "secretsmanager.GetSecretValue", "{\"SecretId\": \"" + name + "\"}");
  }

  OutsideProgram.Outcome preflight(String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("media.example.com", "Z0123456789ABC"));
    words.addAll(List.of(options));
    return run(script("release/preflight"), words.toArray(String[]::new));
  }

  void breakAService() throws IOException {
    Files.createFile(folder.resolve("broken"));
  }

  /** A file as push prints it, with digests of this digit alone. */
  String digests(int digit) throws IOException {
    Path file = folder.resolve("images-" + digit + ".json");
    String digest = "sha256:" + Integer.toString(digit).repeat(64);
    return Files.writeString(file, "{\"images\": {\"api-gateway\": \"" + digest + "\"}}")
        .toString();
  }

  OutsideProgram.Outcome push(String... words) throws Exception {
    return run(script("images/push"), words);
  }

  OutsideProgram.Outcome deploy(String... words) throws Exception {
    String[] all = new String[words.length + 1];
    all[0] = folder.toString();
    System.arraycopy(words, 0, all, 1, words.length);
    return run(script("release/deploy"), all);
  }

  /** Puts a file of settings into a bucket, where a release looks for it. */
  void keepSettings(String bucket, String file) throws Exception {
    String commands =
        "aws s3 mb s3://%s && echo '# made up' | aws s3 cp - s3://%s/settings/%s"
            .formatted(bucket, bucket, file);
    OutsideProgram.Outcome kept = run("bash", "-c", commands);
    if (kept.exitCode() != 0) {
      throw new AssertionError(kept.output());
    }
  }

  /** Runs a step of a workflow in a checkout, as GitHub does; everything is built already. */
  OutsideProgram.Outcome step(Path checkout, WorkflowFile.Step step, Path outputs)
      throws Exception {
    Map<String, String> all = new TreeMap<>(environment());
    all.put("TRANSCODER_BUILD", "skip");
    all.put("GITHUB_OUTPUT", outputs.toString());
    all.putAll(step.environment());
    return OutsideProgram.run(checkout, all, LIMIT, "bash", "-e", "-c", step.command());
  }

  /** What Docker was told to log in to a registry. */
  String logIn() throws IOException {
    return Files.readString(folder.resolve("login"));
  }

  /** What was pushed, image by image. */
  List<String> pushes() throws IOException {
    return Files.readAllLines(folder.resolve("pushes"));
  }

  /** The digests that Terraform got last. */
  String applied() throws IOException {
    return Files.readString(folder.resolve("applied"));
  }

  /** What an apply without digests takes. */
  String kept() throws Exception {
    return aws("ssm", "AmazonSSM.GetParameter", "{\"Name\": \"/transcoder/images\"}");
  }

  /** Asks moto itself, as the command line of AWS takes most of a second to start. */
  private String aws(String service, String target, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(aws)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", target)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/%s/aws4_request, x, y"
                    .formatted(service))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return send(request);
  }

  private static String send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(request.uri() + ": " + answer.body());
      }
      return answer.body();
    }
  }

  private OutsideProgram.Outcome run(String program, String... words) throws Exception {
    String[] command = new String[words.length + 1];
    command[0] = program;
    System.arraycopy(words, 0, command, 1, words.length);
    return OutsideProgram.run(folder, environment(), LIMIT, command);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("AWS_ENDPOINT_URL", aws.toString());
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("AWS_DEFAULT_REGION", "eu-central-1");
    environment.put("TAG", "1".repeat(40));
    environment.put("VERIFY_SECONDS", "0");
    environment.put("SMOKE_SECONDS", "0");
    environment.put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    return environment;
  }

  private static String script(String name) {
    return Terraform.SOURCE.resolveSibling(name).toString();
  }

  private void program(String name, String commands) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\ncd '" + folder + "'\n" + commands);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
