package org.genloss.neural.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final double GIGABYTE = 1 << 30;

    /** What Linux 6 has in {@code /proc/self/limits} without a limit, and after {@code ulimit -v 7000000}. */
    @Test
    void theLimitIsThatOfTheShell() {
        String head = "Limit                     Soft Limit           Hard Limit           Units     ";
        String files = "Max open files            20000                20000                files     ";
        assertThat(Room.limit(List.of(
                        head, files, "Max address space         7168000000           unlimited            bytes     ")))
                .isEqualTo(7_000_000 * 1024.0);
        assertThat(Room.limit(List.of(
                        head, files, "Max address space         unlimited            unlimited            bytes     ")))
                .isInfinite();
        assertThat(Room.limit(List.of())).isInfinite();
    }

    /** One thread needs 1.3 GB, each more 0.2 GB; what is lacking is asked of the heap as far as that leaves 256 MB. */
    @Test
    void theEngineNeedsRoomForItselfAndItsThreads() {
        Room room = new Room(6 * GIGABYTE, 4.5 * GIGABYTE);
        assertThat(room.left()).isEqualTo(1.5 * GIGABYTE);
        assertThat(room.refusal(1, 3 * GIGABYTE)).isEmpty();
        assertThat(room.refusal(2, 3 * GIGABYTE)).isEmpty();
        assertThat(room.refusal(4, 3 * GIGABYTE))
                .contains("networks need 1.9 GB of address space for libtorch and 4 threads (ulimit -v allows 6.0 "
                        + "GB, of which 1.5 are left): raise that limit, or lower Java's heap, which "
                        + "takes 3.0 GB of it, by GENLOSS_JAVA_OPTIONS=-Xmx2662m");
        assertThat(new Room(6 * GIGABYTE, 6 * GIGABYTE).refusal(1, 1.5 * GIGABYTE))
                .contains("networks need 1.3 GB of address space for libtorch and 1 thread (ulimit -v allows 6.0 "
                        + "GB, of which 0.0 are left): raise that limit");
        assertThat(new Room(Double.POSITIVE_INFINITY, 1e15).refusal(64, 1)).isEmpty();
    }

    @Test
    void memoryThatEndsIsToldWithWhatToLower() {
        assertThat(Engine.<Integer>roomy(() -> "to count", () -> 5)).isEqualTo(5);
        assertThatThrownBy(() -> Engine.roomy(() -> "to count; lower the number", () -> {
                    throw new RuntimeException("DefaultCPUAllocator: can't allocate memory");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("memory does not suffice to count; lower the number");
        assertThatThrownBy(() -> Engine.roomy(() -> "to count", () -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    /** Below each error of the engine stand the functions that were called, some of them allocators. */
    @Test
    void whatElseFailsIsNoLackOfMemory() {
        assertThatThrownBy(() -> Engine.roomy(
                        () -> "to multiply",
                        () -> Scope.run(() -> Tensor.of(new float[6], 2, 3).plus(Tensor.of(new float[8], 2, 4)))))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("must match the size of tensor")
                .hasMessageContaining("alloc");
    }
}
