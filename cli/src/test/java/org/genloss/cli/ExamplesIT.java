package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What lies under {@code examples/} is YAML of the shape its reader wants, and its commands do what they say, in a repository as they expect it. */
class ExamplesIT {
    private static final Path EXAMPLES = Genloss.ROOT.resolve("examples");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    @TempDir
    Path repository;

    @BeforeEach
    void repository() throws IOException {
        Files.createDirectories(repository.resolve("data"));
        Files.createDirectories(repository.resolve("genloss"));
        Path launcher = Files.writeString(
                repository.resolve("genloss/genloss"),
                "#!/bin/sh\nexec '" + Genloss.ROOT.resolve("genloss") + "' \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Files.copy(EXAMPLES.resolve("policy.yaml"), repository.resolve("policy.yaml"));
        write("human", 1, 3000);
    }

    private void write(String name, long seed, int limit) {
        List<String> lines = Genloss.texts(seed, 200, limit).stream()
                .map(text -> "{\"text\": \"" + text + "\"}")
                .toList();
        Genloss.write(repository.resolve("data"), name + ".jsonl", lines);
    }

    private static JsonNode yaml(String file) throws IOException {
        return YAML.readTree(Files.readString(EXAMPLES.resolve(file)));
    }

    /** Runs a script as GitHub does with {@code shell: bash}. */
    private int bash(String script, Map<String, String> environment) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script));
        ProcessBuilder builder = new ProcessBuilder(words).directory(repository.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("GENLOSS_NO_BUILD", "1");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(repository.resolve("log.txt").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static JsonNode step(JsonNode action, String id) {
        for (JsonNode step : action.path("runs").path("steps")) {
            if (step.path("id").asString().equals(id)) {
                return step;
            }
        }
        throw new AssertionError("no step " + id);
    }

    @ParameterizedTest
    @CsvSource({"3000, 0", "600, 1"})
    void theActionWritesSummaryAndSarifAndFailsAtItsEnd(int limit, int exit) throws Exception {
        write("synthetic", 2, limit);
        JsonNode action = yaml("github-action/action.yml");
        JsonNode with = workflowStep().path("with");
        Map<String, String> environment = new java.util.LinkedHashMap<>();
        JsonNode check = step(action, "check");
        for (Map.Entry<String, JsonNode> entry : check.path("env").properties()) {
            String input = entry.getValue().asString().replaceAll("\\$\\{\\{ inputs\\.([a-z]+) }}", "$1");
            assertThat(action.path("inputs").has(input)).as(input).isTrue();
            String value = with.path(input)
                    .asString(action.path("inputs").path(input).path("default").asString());
            environment.put(entry.getKey(), value);
        }
        environment.put("GITHUB_STEP_SUMMARY", repository.resolve("summary.md").toString());
        environment.put("GITHUB_OUTPUT", repository.resolve("output.txt").toString());
        assertThat(bash(check.path("run").asString(), environment))
                .as(Files.readString(repository.resolve("log.txt")))
                .isZero();
        assertThat(repository.resolve("output.txt")).content().isEqualTo("exit=" + exit + "\n");
        assertThat(repository.resolve("summary.md")).content().startsWith("## ").contains("| synthetic |");
        JsonNode sarif =
                JsonMapper.shared().readTree(Files.readString(repository.resolve("genloss-report/check.sarif")));
        assertThat(sarif.path("runs")
                        .path(0)
                        .path("invocations")
                        .path(0)
                        .path("exitCode")
                        .asInt())
                .isEqualTo(exit);
        assertThat(bash(step(action, "gate").path("run").asString(), Map.of("EXIT", String.valueOf(exit))))
                .isEqualTo(exit);
    }

    private static JsonNode workflowStep() throws IOException {
        JsonNode steps =
                yaml("github-action/workflow.yml").path("jobs").path("check").path("steps");
        return steps.path(steps.size() - 1);
    }

    @Test
    void wrongInputStopsTheActionAtOnce() throws Exception {
        JsonNode check = step(yaml("github-action/action.yml"), "check");
        Map<String, String> environment = Map.of(
                "GENLOSS",
                "./genloss/genloss",
                "REFERENCE",
                "data/human.jsonl",
                "GENERATION",
                "data/none.jsonl",
                "POLICY",
                "",
                "OUT",
                "out",
                "GITHUB_STEP_SUMMARY",
                "summary.md",
                "GITHUB_OUTPUT",
                "output.txt");
        assertThat(bash(check.path("run").asString(), environment)).isEqualTo(2);
    }

    @Test
    void theWorkflowGivesTheActionWhatItTakes() throws Exception {
        JsonNode step = workflowStep();
        String folder = step.path("uses").asString().replaceFirst("^\\./genloss/", "");
        JsonNode action = yaml(Path.of(folder).getFileName() + "/action.yml");
        assertThat(Genloss.ROOT.resolve(folder).resolve("action.yml")).exists();
        assertThat(action.path("runs").path("using").asString()).isEqualTo("composite");
        assertThat(action.path("inputs").propertyNames())
                .containsAll(step.path("with").propertyNames());
        action.path("inputs")
                .properties()
                .forEach(input -> assertThat(input.getValue().path("required").asBoolean(false)
                                && !step.path("with").has(input.getKey()))
                        .as(input.getKey())
                        .isFalse());
        JsonNode workflow = yaml("github-action/workflow.yml");
        assertThat(workflow.path("permissions").path("security-events").asString())
                .isEqualTo("write");
        for (JsonNode one : action.path("runs").path("steps")) {
            assertThat(one.has("run") ? one.has("shell") : one.has("uses")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"3000, 0", "600, 1"})
    void theHookRefusesACollapsedGeneration(int limit, int exit) throws Exception {
        write("synthetic", 2, limit);
        JsonNode hook = yaml("pre-commit/.pre-commit-config.yaml")
                .path("repos")
                .path(0)
                .path("hooks")
                .path(0);
        assertThat(hook.propertyNames()).contains("id", "name", "language", "entry", "files");
        assertThat("data/synthetic.jsonl").matches(hook.path("files").asString());
        assertThat(bash(hook.path("entry").asString(), Map.of()))
                .as(Files.readString(repository.resolve("log.txt")))
                .isEqualTo(exit);
    }
}
