package io.taskloom.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of {@code docker-compose.yml} without Docker. */
class ComposeFileTests {

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|ACCESS_KEY|TOKEN|CLUSTER_ID).*");
    private static final Pattern GIVEN_OR_EMPTY = Pattern.compile("\\$\\{[A-Z0-9_]+(:\\?[^}]+|:-)}");
    private static final Pattern PINNED = Pattern.compile("[^:@]+:(?!latest$)[^:@]*\\d[^:@]*");

    private final ComposeFile compose = ComposeFile.read();
    private final Map<String, String> example = ComposeFile.exampleVariables();

    @Test
    void everyVariableStandsInTheExampleAndEveryOneThereIsUsed() {
        var used =
                variables(compose.texts().stream()).map(found -> found.group(1)).collect(Collectors.toSet());
        // Read by docker compose itself.
        used.add("COMPOSE_PROFILES");

        assertThat(example.keySet()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void theProfilesOfTheExampleExist() {
        var profiles = compose.services().values().stream()
                .flatMap(service -> ComposeFile.list(service.get("profiles")))
                .toList();

        assertThat(profiles)
                .contains(String.valueOf(example.get("COMPOSE_PROFILES")).split(","));
    }

    @Test
    void noSecretIsWrittenDownOrHasADefault() {
        for (var service : compose.services().keySet()) {
            compose.environment(service).forEach((name, value) -> {
                if (SECRET.matcher(name).matches()) {
                    assertThat(value).as(service + " " + name).matches(GIVEN_OR_EMPTY);
                }
            });
        }
        variables(compose.texts().stream())
                .filter(found -> SECRET.matcher(found.group(1)).matches() && "-".equals(found.group(2)))
                .forEach(found -> assertThat(found.group(3)).as(found.group(1)).isEmpty());
        example.forEach((name, value) -> {
            if (SECRET.matcher(name).matches()) {
                assertThat(value).as(name).isEmpty();
            }
        });
    }

    @Test
    void theSecretsReachNoImage() {
        assertThat(ComposeFile.text(".dockerignore").lines()).contains(".env", ".git", ".taskloom");
        assertThat(ComposeFile.text(".gitignore").lines()).contains(".env");
    }

    @Test
    void imagesArePinned() {
        var images = compose.services().values().stream()
                .filter(service -> service.containsKey("image"))
                .map(service -> String.valueOf(service.get("image")));
        var bases = dockerfiles().flatMap(file -> file.stages().stream()
                .map(Dockerfile.Stage::base)
                .filter(base ->
                        file.stages().stream().noneMatch(stage -> stage.name().equals(base))));

        assertThat(Stream.concat(images, bases)).isNotEmpty().allMatch(PINNED.asMatchPredicate());
    }

    @Test
    void whatRunsForLongIsWatchedAndStartedAgain() {
        for (var service : compose.services().keySet()) {
            var restart = String.valueOf(compose.service(service).get("restart"));
            if (compose.oneShots().contains(service)) {
                assertThat(restart).as(service).isEqualTo("on-failure");
            } else {
                assertThat(restart).as(service).isEqualTo("unless-stopped");
                assertThat(isWatched(service)).as("health check of " + service).isTrue();
            }
        }
    }

    @Test
    void whoNeedsAServiceStartsAfterIt() {
        for (var service : compose.services().keySet()) {
            compose.waitsFor(service).forEach((other, condition) -> {
                assertThat(compose.services()).containsKey(other);
                if (!compose.oneShots().contains(other)) {
                    assertThat(condition).as(service + " waits for " + other).isEqualTo("service_healthy");
                    assertThat(isWatched(other)).as("health check of " + other).isTrue();
                }
            });
            assertThat(compose.startedBefore(service)).as(service).containsAll(namedBy(service));
        }
    }

    @Test
    void theEngineWaitsForTheRealm() {
        assertThat(compose.waitsFor("engine")).containsEntry("realm", "service_completed_successfully");
    }

    @Test
    void volumesAreDeclaredAndUsed() {
        var mounted = compose.services().values().stream()
                .flatMap(service -> ComposeFile.list(service.get("volumes")))
                .map(volume -> volume.split(":", 2)[0])
                .toList();
        var named =
                mounted.stream().filter(name -> !name.startsWith(".")).collect(Collectors.toCollection(TreeSet::new));

        assertThat(named)
                .isEqualTo(new TreeSet<>(
                        ComposeFile.map(compose.content().get("volumes")).keySet()));
        assertThat(mounted.stream().filter(name -> name.startsWith("."))).allMatch(ComposeFileTests::exists);
    }

    @Test
    void theEngineMayDoNothingItNeedNot() {
        var engine = compose.service("engine");

        assertThat(engine).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
        assertThat(ComposeFile.list(engine.get("tmpfs"))).contains("/tmp");
        assertThat(ComposeFile.list(engine.get("security_opt"))).contains("no-new-privileges:true");
        assertThat(user("engine")).matches("[1-9][0-9]*");
        assertThat(user("realm")).matches("[1-9][0-9]*");
    }

    @Test
    void everySettingPassedToTheEngineIsReadByIt() {
        var settings = new EngineSettings();

        assertThat(compose.environment("engine").keySet())
                .filteredOn(name -> name.startsWith("TASKLOOM_") || name.startsWith("SPRING_"))
                .isNotEmpty()
                .allMatch(settings::reads);
    }

    @Test
    void whatTheEngineCannotGuessIsPassedToIt() {
        var passed = compose.environment("engine").keySet();
        var needed = Stream.concat(
                new EngineSettings().toBeGiven().stream(),
                Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.kafka.bootstrap-servers"));

        assertThat(needed).allMatch(setting -> EngineSettings.variables(setting).anyMatch(passed::contains));
    }

    @Test
    void whatTheRealmNeedsIsPassedToItAndNothingElse() {
        var realm = ComposeFile.text("keycloak/src/main/resources/io/taskloom/keycloak/realm.json");
        var read = Pattern.compile("\\$\\{([A-Z0-9_]+)(:[^}]*)?}")
                .matcher(realm)
                .results()
                .toList();
        var needed = read.stream().filter(found -> found.group(2) == null).map(found -> found.group(1));
        var passed = compose.environment("realm").keySet();

        assertThat(passed).containsAll(needed.toList());
        assertThat(passed)
                .filteredOn(name -> name.startsWith("TASKLOOM_"))
                .isSubsetOf(read.stream().map(found -> found.group(1)).toList());
    }

    @Test
    void bothSidesOfASecretAreTheSameVariable() {
        var engine = compose.environment("engine");
        var realm = compose.environment("realm");

        assertThat(engine)
                .containsEntry("TASKLOOM_IDENTITY_ENGINE_CLIENT_SECRET", realm.get("TASKLOOM_ENGINE_CLIENT_SECRET"));
        assertThat(engine)
                .containsEntry("TASKLOOM_IDENTITY_COCKPIT_CLIENT_SECRET", realm.get("TASKLOOM_COCKPIT_CLIENT_SECRET"));
        assertThat(engine)
                .containsEntry(
                        "SPRING_DATASOURCE_PASSWORD",
                        compose.environment("postgres").get("TASKLOOM_DB_PASSWORD"));
    }

    /** Keycloak takes an address alone and has the name apart; the engine takes both in one. */
    @Test
    void theSenderOfMailsIsAnAddressAlone() {
        assertThat(example.get("TASKLOOM_MAIL_FROM")).matches("[^<> ]+@[^<> ]+");
    }

    @Test
    void whatTheDockerfilesCopyExists() {
        dockerfiles().forEach(file -> file.stages()
                .forEach(stage -> stage.all("COPY").forEach(copy -> {
                    var words = Arrays.asList(copy.split("\\s+"));
                    var from = words.stream()
                            .filter(word -> word.startsWith("--from="))
                            .findFirst();
                    if (from.isPresent()) {
                        assertThat(file.stages())
                                .extracting(Dockerfile.Stage::name)
                                .contains(from.get().substring(7));
                    } else {
                        var plain = words.stream()
                                .filter(word -> !word.startsWith("--"))
                                .toList();
                        assertThat(plain.subList(0, plain.size() - 1))
                                .as(file.file())
                                .allMatch(ComposeFileTests::exists);
                    }
                })));
    }

    @Test
    void theModulesTheDockerfilesBuildExist() {
        var modules = dockerfiles()
                .flatMap(file -> file.stages().stream())
                .flatMap(stage -> stage.all("RUN"))
                .flatMap(run -> Pattern.compile("-pl (\\S+)").matcher(run).results())
                .map(found -> found.group(1));

        assertThat(modules).isNotEmpty().allMatch(module -> exists(module + "/pom.xml"));
    }

    private boolean isWatched(String service) {
        var stage = compose.stage(service);
        return compose.service(service).containsKey("healthcheck")
                || (stage != null && stage.all("HEALTHCHECK").findAny().isPresent());
    }

    private String user(String service) {
        var stage = compose.stage(service);
        return stage == null ? "" : stage.last("USER").orElse("");
    }

    /** The other services whose address stands in a service's environment. */
    private List<String> namedBy(String service) {
        return compose.services().keySet().stream()
                .filter(other -> !other.equals(service))
                .filter(other -> compose.environment(service).values().stream()
                        .anyMatch(value -> value.matches("(.*[/@])?" + other + ":\\d+.*")))
                .toList();
    }

    private static Stream<Dockerfile> dockerfiles() {
        return Stream.of("deploy/engine/Dockerfile", "deploy/keycloak/Dockerfile")
                .map(Dockerfile::read);
    }

    private static Stream<MatchResult> variables(Stream<String> texts) {
        return texts.flatMap(text -> ComposeFile.VARIABLE.matcher(text).results());
    }

    private static boolean exists(String path) {
        return Files.exists(ComposeFile.ROOT.resolve(path));
    }
}
