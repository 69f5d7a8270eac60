package org.genloss.io.verify;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.io.UserError;
import org.genloss.io.command.Shell;
import org.genloss.select.Decision;
import org.genloss.select.Judge;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks copies of a program, each about one item at a time. They end with genloss. */
final class Verifier implements Judge {
    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final int EXCERPT = 300;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Shell::stop), "verifiers"));
    }

    private final String command;
    private final double timeout;
    private transient Queue<Program> idle;

    Verifier(String command, double timeout) {
        this.command = command;
        this.timeout = timeout;
    }

    private synchronized Queue<Program> idle() {
        if (idle == null) {
            idle = new ConcurrentLinkedQueue<>();
        }
        return idle;
    }

    /** @throws UserError where the program cannot be started, fails, or answers something else */
    @Override
    public Decision judge(Item item) {
        Program program = idle().poll();
        if (program == null) {
            program = new Program();
        }
        Decision decision = program.ask(item);
        idle().add(program);
        return decision;
    }

    private final class Program {
        private final Process process;
        private final BufferedWriter to;
        private final BufferedReader from;

        Program() {
            boolean windows =
                    System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
            try {
                process = new ProcessBuilder(windows ? "cmd" : "/bin/sh", windows ? "/c" : "-c", command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw failed("cannot be started: " + e.getMessage(), e);
            }
            RUNNING.add(process);
            to = process.outputWriter(java.nio.charset.StandardCharsets.UTF_8);
            from = process.inputReader(java.nio.charset.StandardCharsets.UTF_8);
        }

        Decision ask(Item item) {
            String text = item.payload() instanceof Payload.Text t ? t.value() : "";
            try {
                to.write(JSON.writeValueAsString(
                        JSON.createObjectNode().put("id", item.id()).put("text", text)));
                to.write('\n');
                to.flush();
            } catch (IOException e) {
                throw stopped("takes no more items (" + ended() + ")", item, e);
            }
            return decision(item, answer(item));
        }

        private String answer(Item item) {
            CompletableFuture<Void> late =
                    new CompletableFuture<Void>().orTimeout((long) (timeout * 1000), TimeUnit.MILLISECONDS);
            late.exceptionally(e -> {
                if (e instanceof TimeoutException || e.getCause() instanceof TimeoutException) {
                    Shell.stop(process);
                }
                return null;
            });
            String line;
            try {
                line = from.readLine();
            } catch (IOException e) {
                line = null;
            }
            boolean timedOut = late.isCompletedExceptionally();
            late.complete(null);
            if (timedOut) {
                throw stopped("did not answer within " + timeout + " seconds (verify.timeout)", item, null);
            }
            if (line == null) {
                throw stopped("gave no answer (" + ended() + ")", item, null);
            }
            return line;
        }

        private String ended() {
            try {
                return process.onExit().get(1, TimeUnit.SECONDS).exitValue() + " is its exit code";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            } catch (ExecutionException | TimeoutException e) {
                return "it still runs";
            }
        }

        private Decision decision(Item item, String line) {
            try {
                JsonNode answer = JSON.readTree(line);
                if (!answer.path("id").asString("").equals(item.id())) {
                    throw stopped("answered for another item: " + excerpt(line), item, null);
                }
                if (!answer.path("keep").isBoolean()) {
                    throw stopped("did not say keep, true or false: " + excerpt(line), item, null);
                }
                String reason = answer.path("reason").asString("").strip();
                return answer.path("keep").asBoolean()
                        ? Decision.keep()
                        : Decision.drop("verify: " + (reason.isEmpty() ? "not right" : reason));
            } catch (JacksonException e) {
                throw stopped("answered no JSON object: " + excerpt(line), item, e);
            }
        }

        private UserError stopped(String what, Item item, Exception cause) {
            Shell.stop(process);
            RUNNING.remove(process);
            return failed(what + ", asked about item " + item.id(), cause);
        }
    }

    private static String excerpt(String line) {
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "..";
    }

    private UserError failed(String what, Exception cause) {
        return new UserError(
                "the verifier (" + command + ") " + what
                        + ". It reads a line {\"id\", \"text\"} and writes a line {\"id\", \"keep\", \"reason\"}, flushed, before it gets the next.",
                cause);
    }
}
