package org.genloss.io.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFitsTest {
    @TempDir
    Path folder;

    private static byte[] bytes(String state) {
        return state.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsTheLastTwoStatesOfEachFit() {
        KeptFits fits = new KeptFits(folder.resolve("fits"), why -> {});
        for (int step = 1; step <= 3; step++) {
            fits.keep("one", bytes("one " + step));
        }
        fits.keep("two", bytes("two 1"));
        assertThat(fits.kept("one")).containsExactly(bytes("one 3"), bytes("one 2"));
        assertThat(fits.kept("two")).containsExactly(bytes("two 1"));
        assertThat(fits.kept("three")).isEmpty();
        fits.delete();
        assertThat(folder.resolve("fits")).doesNotExist();
    }

    @Test
    void whatSeveralThreadsAskForIsDoneOnce() throws InterruptedException {
        KeptFits fits = new KeptFits(folder.resolve("fits"), why -> {});
        AtomicInteger done = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(4);
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    all.countDown();
                    fits.alone("first", () -> fit(fits, done, all));
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(done).hasValue(1);
    }

    /** As long as any thread has not begun, a fit takes time. */
    private static byte[] fit(KeptFits fits, AtomicInteger done, CountDownLatch all) {
        return fits.kept("first").stream().findFirst().orElseGet(() -> {
            try {
                all.await();
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            done.incrementAndGet();
            fits.keep("first", bytes("model"));
            return bytes("model");
        });
    }
}
