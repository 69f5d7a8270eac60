package org.genloss.neural.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.global.torch;

/** The engine itself: whether it is there, where it computes, and how many threads one computation has. */
public final class Engine {
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    /** Memory of this process from which on a tensor is refused by an error. */
    private static final String BOUND = "org.bytedeco.javacpp.maxphysicalbytes";

    /** Share of the machine's memory at which that is: beyond it Linux ends the program without a word. */
    private static final double FILLED = 0.9;

    /** What libtorch says on a processor, on Windows, on a card, of sizes beyond 64 bits; and C++. */
    private static final Pattern FULL =
            Pattern.compile("can't allocate memory|not enough memory|out of memory|Storage size|bad_alloc");

    private Engine() {}

    /** Loaded at the first need: half a gigabyte is unpacked the first time of all. */
    private static final class Library {
        static final Optional<String> REFUSAL = load();
        static final boolean CUDA = REFUSAL.isEmpty() && torch.cuda_is_available() && repeatable();

        private static Optional<String> load() {
            Runtime java = Runtime.getRuntime();
            Optional<String> cramped = Room.now().refusal(java.availableProcessors(), java.maxMemory());
            if (cramped.isPresent()) {
                return cramped;
            }
            String plugins = System.getProperty("genloss.plugins");
            boolean ours = plugins != null && System.getProperty(CACHE) == null;
            if (ours) {
                System.setProperty(CACHE, plugins + "/.natives");
            }
            // Else three times Java's heap.
            if (System.getProperty(BOUND) == null) {
                System.setProperty(BOUND, Long.toString((long) (FILLED * Room.machine())));
            }
            try (FileChannel turn = turn()) {
                Unpacked unpacked = new Unpacked(Loader.getCacheDir().toPath(), unpackedVersion());
                // JavaCPP goes to a folder in the user's home where it cannot make the one it is told.
                boolean healed = ours && turn != null && unpacked.folder().equals(Path.of(plugins, ".natives"));
                if (healed) {
                    unpacked.heal();
                }
                Optional<String> cut = unpacked.refusal();
                if (cut.isPresent()) {
                    return cut;
                }
                Optional<String> refusal = linked(unpacked);
                if (healed && refusal.isEmpty()) {
                    unpacked.mark();
                }
                return refusal;
            } catch (LinkageError e) {
                return Optional.of(absent(e));
            } catch (IOException e) {
                return Optional.of(
                        "libtorch, which networks are trained by, is unpacked to a folder that cannot be used: "
                                + e.getMessage());
            }
        }

        private static Optional<String> linked(Unpacked unpacked) throws IOException {
            try {
                // Its own threads and those of the engine get into each other's way: 18 steps a second instead of 280.
                openblas.blas_set_num_threads(1);
                torch.set_num_threads(1);
                return Optional.empty();
            } catch (LinkageError e) {
                return unpacked.unwritten().or(() -> Optional.of(absent(e)));
            }
        }

        private static String absent(LinkageError e) {
            return "networks are trained by libtorch, and its native library cannot be loaded here (" + reason(e)
                    + "): ./genloss fetch neural brings the one of this machine";
        }

        private static String unpackedVersion() {
            return implementation() + " " + Loader.getPlatform();
        }

        /** On a card the quickest ways to compute add in an order that is another each time; on the processor none does. */
        private static boolean repeatable() {
            Context all = torch.globalContext();
            all.setDeterministicCuDNN(true);
            all.setBenchmarkCuDNN(false);
            all.setSDPUseFlash(false);
            all.setSDPUseMemEfficient(false);
            all.setSDPUseCuDNN(false);
            all.setDeterministicAlgorithms(true, true);
            all.setDeterministicFillUninitializedMemory(false);
            return true;
        }

        /** What was behind it, if anything was, without the folders that were searched. */
        private static String reason(LinkageError e) {
            Throwable first = e;
            while (first.getCause() != null) {
                first = first.getCause();
            }
            return String.valueOf(first.getMessage())
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
            try {
                Path lock = Loader.getCacheDir().toPath().resolve("genloss.lock");
                FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel.lock();
                return channel;
            } catch (IOException unwritable) {
                return null;
            }
        }
    }

    /**
     * @throws IllegalArgumentException where the native library is not there, does not fit this machine, or has no room in the address space; it says what
     *     to do
     */
    public static void require() {
        Library.REFUSAL.ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
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
        return ("libtorch " + implementation()).strip() + " on " + (Library.CUDA ? "cuda" : "cpu");
    }

    private static String implementation() {
        String version = org.bytedeco.pytorch.Tensor.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    /** Whether it computes on a graphics card. */
    public static boolean onCard() {
        require();
        return Library.CUDA;
    }

    /**
     * Works as far as memory suffices. Java's own heap is not meant: that it is full is said by Java.
     *
     * @param what is done, and what to lower, in words: {@code to write 5 texts side by side; lower context}
     * @throws IllegalArgumentException where the engine has no more memory
     */
    public static <T> T roomy(Supplier<String> what, Supplier<T> work) {
        try {
            return work.get();
        } catch (OutOfMemoryError | RuntimeException e) {
            // Behind the first line stand functions that were called, whatever failed.
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            boolean heap = said.contains("heap");
            boolean full = e instanceof OutOfMemoryError || FULL.matcher(said).find();
            if (heap || !full) {
                throw e;
            }
            throw new IllegalArgumentException(
                    "memory does not suffice " + what.get() + Room.now().words(), e);
        }
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
