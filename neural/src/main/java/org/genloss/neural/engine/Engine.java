package org.genloss.neural.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.global.torch;

/** The engine itself: whether it is there, where it computes, and how many threads one computation has. */
public final class Engine {
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    private Engine() {}

    /** Loaded at the first need: half a gigabyte is unpacked the first time of all. */
    private static final class Library {
        static final String MISSING = load();
        static final boolean CUDA = MISSING.isEmpty() && torch.cuda_is_available();

        private static String load() {
            String plugins = System.getProperty("genloss.plugins");
            if (plugins != null && System.getProperty(CACHE) == null) {
                System.setProperty(CACHE, plugins + "/.natives");
            }
            FileChannel turn = null;
            try {
                turn = turn();
                // Its own threads and those of the engine get into each other's way: 18 steps a second instead of 280.
                openblas.blas_set_num_threads(1);
                torch.set_num_threads(1);
                return "";
            } catch (LinkageError e) {
                return reason(e);
            } finally {
                end(turn);
            }
        }

        /** Without the folders that were searched. */
        private static String reason(LinkageError e) {
            return String.valueOf(e.getMessage())
                    .lines()
                    .findFirst()
                    .orElse("no reason given")
                    .replaceFirst(" in java\\.library\\.path.*", "");
        }

        /**
         * Locked until it is closed, so that one program at a time unpacks: files that another is still writing are taken for whole ones, which ends Java. Null
         * where nothing can be written, hence nothing is unpacked.
         */
        private static FileChannel turn() {
            FileChannel channel = null;
            try {
                Path lock = Loader.getCacheDir().toPath().resolve("genloss.lock");
                channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel.lock();
            } catch (IOException unwritable) {
                // no turns, then
            }
            return channel;
        }

        private static void end(FileChannel turn) {
            try {
                if (turn != null) {
                    turn.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @throws IllegalArgumentException where the native library is not there, or does not fit this machine; it says what to do */
    public static void require() {
        if (!Library.MISSING.isEmpty()) {
            throw new IllegalArgumentException(
                    "networks are trained by libtorch, and its native library cannot be loaded here (" + Library.MISSING
                            + "): ./genloss fetch neural brings the one of this machine");
        }
    }

    /**
     * Sets how many threads one operation has on the processor, for what this thread computes next. Results differ in their last bits from one number
     * to another.
     */
    public static void threads(int count) {
        require();
        torch.set_num_threads(count);
    }

    /** {@code libtorch 2.10.0-1.5.13 on cpu}: what results depend on beside the number of threads. */
    public static String version() {
        require();
        String version = org.bytedeco.pytorch.Tensor.class.getPackage().getImplementationVersion();
        return "libtorch" + (version == null ? "" : " " + version) + " on " + (Library.CUDA ? "cuda" : "cpu");
    }

    /** Whether it computes on a graphics card. */
    public static boolean onCard() {
        require();
        return Library.CUDA;
    }

    /** Whether it failed since memory does not suffice. */
    public static boolean exhausted(Throwable failure) {
        String said = String.valueOf(failure.getMessage());
        return failure instanceof OutOfMemoryError || said.contains("alloc") || said.contains("out of memory");
    }

    /** Without gradients: quicker, and in less memory. */
    public static <T> T plainly(Supplier<T> work) {
        boolean before = GradMode.is_enabled();
        GradMode.set_enabled(false);
        try {
            return work.get();
        } finally {
            GradMode.set_enabled(before);
        }
    }

    /** What is made on the processor, where it is computed with. */
    static org.bytedeco.pytorch.Tensor placed(org.bytedeco.pytorch.Tensor made) {
        return Library.CUDA ? made.to(new Device(torch.DeviceType.CUDA), made.scalar_type()) : made;
    }
}
