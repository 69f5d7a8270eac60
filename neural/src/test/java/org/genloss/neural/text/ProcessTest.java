package org.genloss.neural.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.genloss.catalog.Settings;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.neural.engine.Engine;
import org.junit.jupiter.api.Test;

/** What only a Java of its own can show. */
class ProcessTest {
    private static String java(Class<?> main, Predicate<String> jars) throws IOException, InterruptedException {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String path = Arrays.stream(all.split(java.io.File.pathSeparator))
                .filter(jars)
                .collect(Collectors.joining(java.io.File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        path,
                        main.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    /** Fits and draws 20 times, and says by how many megabytes the process has grown since the fifth. */
    static final class Twenty {
        public static void main(String[] none) {
            Transformer learner = Settings.with(
                    new Transformer(),
                    Map.of("tokens", "bytes", "context", 32, "layers", 1, "width", 64, "steps", 10, "batch", 8));
            Items texts = Items.texts(
                    "",
                    IntStream.range(0, 300).mapToObj(i -> "text number " + i).toList());
            long fifth = 0;
            for (int i = 0; i < 20; i++) {
                learner.fit(texts, Seed.of(i)).draw(20, Seed.of(i));
                fifth = i == 4 ? Pointer.physicalBytes() : fifth;
            }
            System.out.println(((Pointer.physicalBytes() - fifth) >> 20) + " " + Pointer.totalCount());
        }
    }

    /** A fit has some ten megabytes of tensors a step, so 150 steps that kept theirs would be 1.5 GB. */
    @Test
    void twentyFitsGiveTheirMemoryBack() throws IOException, InterruptedException {
        String[] grown = java(Twenty.class, jar -> true).split(" ");
        assertThat(Integer.parseInt(grown[0])).as("MB").isLessThan(150);
        assertThat(grown[1]).as("pointers that are left").isEqualTo("0");
    }

    /** Asks for the engine and says what it says. */
    static final class Asks {
        public static void main(String[] none) {
            try {
                new Transformer().require();
                System.out.println(Engine.version());
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void saysWhatBringsTheEngineWhereItIsNotThere() throws IOException, InterruptedException {
        List<String> natives = List.of("-linux-", "-macosx-", "-windows-");
        Predicate<String> noNatives = jar -> natives.stream().noneMatch(jar::contains);
        assertThat(java(Asks.class, noNatives))
                .contains("./genloss fetch neural")
                .hasLineCount(1);
        assertThat(java(Asks.class, noNatives.and(jar -> !jar.contains("bytedeco"))))
                .contains("./genloss fetch neural")
                .hasLineCount(1);
        assertThat(java(Asks.class, jar -> true)).startsWith("libtorch");
    }
}
