package org.genloss.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.genloss.io.UserError;
import org.genloss.io.model.LanguageModelSettings;

/**
 * A model loaded by ONNX Runtime. Only this class knows the library. It runs on one thread a call, so that a result does not depend on how many there
 * are; several threads may call it at a time.
 */
final class Session implements AutoCloseable {
    static final String IDS = "input_ids";
    static final String MASK = "attention_mask";
    static final String TYPES = "token_type_ids";
    static final String PLACES = "position_ids";
    private static final String PAST = "past_key_values";
    private static final String CACHE = "use_cache_branch";
    private static final Set<String> KNOWN = Set.of(IDS, MASK, TYPES, PLACES, CACHE);
    private static final int SHOWN = 60;

    /** An output: its numbers row by row, and its dimensions. */
    record Output(float[] numbers, long[] shape) {}

    private final ModelFiles files;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Map<String, TensorInfo> inputs;
    private final Map<String, TensorInfo> outputs;

    private Session(ModelFiles files, OrtEnvironment environment, OrtSession session) throws OrtException {
        this.files = files;
        this.environment = environment;
        this.session = session;
        this.inputs = tensors(session.getInputInfo());
        this.outputs = tensors(session.getOutputInfo());
    }

    private static Map<String, TensorInfo> tensors(Map<String, NodeInfo> all) {
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        all.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor) {
                tensors.put(name, tensor);
            }
        });
        return tensors;
    }

    /** @throws UserError where the file is no model, its weights are missing, or it wants inputs that texts do not have */
    static Session open(ModelFiles files) {
        requireSilence(System.getenv("ORT_DISABLE_TELEMETRY"));
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "genloss");
            environment.setTelemetry(false);
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
                options.setDeterministicCompute(true);
                options.setMemoryPatternOptimization(false); // one for each length of text
                options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
                Session opened = new Session(
                        files,
                        environment,
                        environment.createSession(files.model().toString(), options));
                opened.requireKnownInputs();
                return opened;
            }
        } catch (OrtException e) {
            throw refused(files, e);
        } catch (LinkageError e) {
            throw noLibrary("ONNX Runtime", e);
        }
    }

    /** The library reports its use to its maker unless the environment says otherwise before it is loaded; Java cannot set that by itself. */
    static void requireSilence(String said) {
        if (!"1".equals(said)) {
            throw new UserError(
                    "ONNX Runtime would report its use to its maker, and genloss sends nothing to anybody. Start it by ./genloss, or with ORT_DISABLE_TELEMETRY=1 in the environment.");
        }
    }

    private static UserError refused(ModelFiles files, OrtException e) {
        String says = brief(e);
        String what = says.contains("external") || says.contains("onnx_data") || says.contains(".data")
                ? " needs its file of weights beside it (model.onnx_data or the like), which cannot be read: "
                : " is no model that ONNX Runtime opens: ";
        return new UserError(files.option() + " " + files.model() + what + says + ".", e);
    }

    /** One sentence for a machine without the native library. */
    static UserError noLibrary(String what, Throwable e) {
        return new UserError(
                what + " has no native library that loads on this machine (" + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch")
                        + "); it has one for Linux and macOS on 64-bit ARM, Linux and Windows on x86-64. Make the numbers elsewhere, and give them beside the texts (--embedding-field, a field logprobs).",
                e);
    }

    private void requireKnownInputs() {
        Path model = files.model();
        if (!inputs.containsKey(IDS)) {
            throw new UserError(files.option() + " " + model + " has no input " + IDS + "; it wants "
                    + String.join(", ", session.getInputNames()) + ". A model of texts takes the numbers of tokens.");
        }
        List<String> other = session.getInputNames().stream()
                .filter(name -> !KNOWN.contains(name) && !name.startsWith(PAST))
                .sorted()
                .toList();
        if (!other.isEmpty()) {
            throw new UserError(files.option() + " " + model + " wants inputs that a text does not have: "
                    + String.join(", ", other) + ". Known are " + String.join(", ", IDS, MASK, TYPES, PLACES) + ".");
        }
        long[] shape = inputs.get(IDS).getShape();
        if (shape.length != 2) {
            throw new UserError(files.option() + " " + model + " wants " + IDS + " of shape " + Arrays.toString(shape)
                    + "; expected two dimensions, texts and tokens.");
        }
        if (shape[0] > 1) {
            throw new UserError(files.option() + " " + model + " was exported for batches of exactly " + shape[0]
                    + " texts. Export it with a dynamic batch.");
        }
    }

    /** Tokens that a text must have, by the shape of the model; -1 where any number will do. */
    int tokens() {
        return (int) inputs.get(IDS).getShape()[1];
    }

    /** Whether the model takes so many texts at a time. */
    boolean batches() {
        return inputs.get(IDS).getShape()[0] < 0;
    }

    /** Outputs of floating point numbers by name, with their dimensions, -1 where these depend on the text. */
    Map<String, long[]> outputs() {
        Map<String, long[]> shapes = new TreeMap<>();
        outputs.forEach((name, info) -> {
            if (Set.of(OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16, OnnxJavaType.BFLOAT16, OnnxJavaType.DOUBLE)
                    .contains(info.type)) {
                shapes.put(name, info.getShape());
            }
        });
        return shapes;
    }

    /**
     * Runs the model.
     *
     * @param texts texts of the same number of tokens
     * @throws UserError where the model fails
     */
    Output run(List<Words.Tokens> texts, String output) {
        List<OnnxTensor> open = new ArrayList<>();
        try (OrtSession.Result result = session.run(given(texts, open), Set.of(output))) {
            OnnxTensor tensor = (OnnxTensor) result.get(0);
            return new Output(floats(tensor), tensor.getInfo().getShape());
        } catch (OrtException e) {
            throw failed(texts, e);
        } finally {
            open.forEach(OnnxTensor::close);
        }
    }

    /** Memory outside of the heap, which a model can write to. */
    static FloatBuffer buffer(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /**
     * Runs the model on one text and writes an output of three dimensions into memory that has just as many places.
     *
     * @throws UserError where the model fails
     */
    void run(Words.Tokens text, String output, FloatBuffer into) {
        if (outputs.get(output).type != OnnxJavaType.FLOAT) {
            into.duplicate().put(run(List.of(text), output).numbers());
            return;
        }
        long[] shape = {1, text.length(), into.remaining() / text.length()};
        List<OnnxTensor> open = new ArrayList<>();
        try (OnnxTensor target = OnnxTensor.createTensor(environment, into, shape);
                OrtSession.Result result = session.run(given(List.of(text), open), Map.of(output, target))) {
            if (result.size() != 1) {
                throw new IllegalStateException("one output was asked for");
            }
        } catch (OrtException e) {
            throw failed(List.of(text), e);
        } finally {
            open.forEach(OnnxTensor::close);
        }
    }

    private Map<String, OnnxTensor> given(List<Words.Tokens> texts, List<OnnxTensor> open) throws OrtException {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        for (Map.Entry<String, TensorInfo> input : inputs.entrySet()) {
            OnnxTensor tensor = tensor(input.getKey(), input.getValue(), texts);
            open.add(tensor);
            given.put(input.getKey(), tensor);
        }
        return given;
    }

    private static float[] floats(OnnxTensor tensor) {
        if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
            double[] numbers = tensor.getDoubleBuffer().array();
            float[] floats = new float[numbers.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) numbers[i];
            }
            return floats;
        }
        return tensor.getFloatBuffer().array();
    }

    private OnnxTensor tensor(String name, TensorInfo info, List<Words.Tokens> texts) throws OrtException {
        if (name.startsWith(PAST)) {
            return nothing(info, texts.size());
        }
        if (name.equals(CACHE)) {
            return OnnxTensor.createTensor(environment, new boolean[] {false});
        }
        int length = texts.get(0).length();
        long[] numbers = new long[texts.size() * length];
        for (int t = 0; t < texts.size(); t++) {
            System.arraycopy(row(name, texts.get(t)), 0, numbers, t * length, length);
        }
        long[] shape = {texts.size(), length};
        if (info.type == OnnxJavaType.INT32) {
            int[] narrow = Arrays.stream(numbers).mapToInt(Math::toIntExact).toArray();
            return OnnxTensor.createTensor(environment, IntBuffer.wrap(narrow), shape);
        }
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), shape);
    }

    private static long[] row(String name, Words.Tokens text) {
        return switch (name) {
            case IDS -> text.ids();
            case MASK -> text.mask();
            case TYPES -> text.types();
            default -> places(text.length());
        };
    }

    private static long[] places(int length) {
        long[] places = new long[length];
        Arrays.setAll(places, i -> i);
        return places;
    }

    /** The memory of earlier tokens of which there are none. */
    private OnnxTensor nothing(TensorInfo info, int texts) throws OrtException {
        long[] shape = info.getShape();
        for (int d = 0; d < shape.length; d++) {
            shape[d] = shape[d] >= 0 ? shape[d] : d == 0 ? texts : 0;
        }
        return info.type == OnnxJavaType.FLOAT16 || info.type == OnnxJavaType.BFLOAT16
                ? OnnxTensor.createTensor(environment, ShortBuffer.allocate(0), shape, info.type)
                : OnnxTensor.createTensor(environment, FloatBuffer.allocate(0), shape);
    }

    private UserError failed(List<Words.Tokens> texts, OrtException e) {
        String says = brief(e);
        long highest =
                texts.stream().flatMapToLong(t -> Arrays.stream(t.ids())).max().orElse(0);
        if (says.contains("out of data bounds") || says.contains("out of bounds")) {
            return new UserError(
                    files.option() + " " + files.model() + " fails on a text of "
                            + texts.get(0).length()
                            + " tokens, the highest of them number " + highest + ": " + says
                            + ". Either the tokenizer (" + files.tokenizer()
                            + ") belongs to another model, or the model takes fewer tokens: lower "
                            + LanguageModelSettings.beside(
                                    files.option(), files.option().endsWith("encoder") ? "max-tokens" : "context")
                            + ".",
                    e);
        }
        return new UserError(
                files.option() + " " + files.model() + " fails on a text of "
                        + texts.get(0).length() + " tokens: " + says + ".",
                e);
    }

    /** The first line of a library's message, without its prefixes. */
    static String brief(Throwable e) {
        String says = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return says.replaceFirst("^Error code - \\w+ - message: ", "")
                .replaceFirst("^(\\S*/)?onnxruntime/\\S+ ", "")
                .replaceFirst("[.\\s]+$", "");
    }

    static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN - 1) + "…" : line;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
