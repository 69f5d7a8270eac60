package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Workers;
import org.junit.jupiter.api.Test;

class MeanwhileTest {
    private final List<String> done = new ArrayList<>();

    private final Meanwhile<String> meanwhile = new Meanwhile<>(Workers.SERIAL, () -> {
        done.add("work");
        return "result";
    });

    @Test
    void worksOnceBesideTheNextTasks() {
        assertThat(meanwhile.map(3, i -> "task " + i)).containsExactly("task 0", "task 1", "task 2");
        assertThat(meanwhile.map(2, i -> i)).containsExactly(0, 1);
        assertThat(meanwhile.result()).isEqualTo("result");
        assertThat(done).containsExactly("work");
    }

    @Test
    void worksOnceWhereThereAreNoTasks() {
        assertThat(meanwhile.result() + meanwhile.result()).isEqualTo("resultresult");
        assertThat(done).containsExactly("work");
    }
}
