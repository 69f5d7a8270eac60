package org.genloss.io.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.genloss.verdict.Evaluations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationFileTest {
    private static final EvaluationFile.Names NAMES = new EvaluationFile.Names("human", "0", List.of("gen-a", "gen-b"));

    @TempDir
    Path folder;

    private Evaluations read(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        return EvaluationFile.read(file.toString(), NAMES);
    }

    @Test
    void generationsGoByNameOrNumberAndOthersAreLeftOut() throws IOException {
        Evaluations read = read(
                "e.csv", "generation,benchmark,item,correct\n0,b,1,1\nhuman,b,2,0\n1,b,1,1\ngen-b,b,1,0\n7,b,1,0\n");
        assertThat(read.generations()).containsExactly("human", "gen-a", "gen-b");
    }

    @Test
    void jsonLinesWithTrueAndFalseAndNoBenchmarkAreRead() throws IOException {
        Evaluations read = read(
                "e.jsonl",
                "{\"generation\": 1, \"item\": \"x\", \"correct\": true}\n{\"generation\": 2, \"item\": \"x\", \"correct\": false}\n");
        assertThat(read.generations()).containsExactly("gen-a", "gen-b");
    }

    /** As doubles the first two would be one item with two classes, which is refused; as whole numbers the last two. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "e.csv|generation,item,class,correct\n1,9007199254740993,a,1\n1,9007199254740992,b,0\n1,007,a,1\n1,7,b,0\n",
                "e.jsonl|{\"generation\":1,\"item\":9007199254740993,\"class\":\"a\",\"correct\":1}\n"
                        + "{\"generation\":1,\"item\":9007199254740992,\"class\":\"b\",\"correct\":0}\n"
            })
    void itemsGoByTheirNamesAsWritten(String file) throws IOException {
        String[] parts = file.split("\\|");
        assertThat(read(parts[0], parts[1]).generations()).containsExactly("gen-a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generation,item,right\\n1,a,1\\n2,a,1\\n | correct or score",
                "generation,correct\\n1,1\\n2,0\\n | item or",
                "generation,item,correct\\n1,a,2\\n1,b,1\\n | row 1: correct is 2",
                "generation,item,correct\\n1,a,maybe\\n1,b,1\\n | correct is maybe",
                "generation,item,score\\n1,a,-1\\n1,b,1\\n | the score is -1",
                "generation,item,correct\\n1,a,\\n1,b,1\\n | correct is missing",
                "generation,item,correct\\n8,a,1\\n9,b,1\\n | the file speaks of 8, 9",
                "generation,item,class,correct\\n1,a,x,1\\n1,a,y,1\\n | class x and class y",
            })
    void whatIsWrongIsNamed(String content, String message) {
        assertThatThrownBy(() -> read("e.csv", content.replace("\\n", "\n").replace("'", "")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }
}
