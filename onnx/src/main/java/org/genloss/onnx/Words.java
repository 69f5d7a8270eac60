package org.genloss.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.genloss.io.UserError;

/** A tokenizer of Hugging Face. Only this class knows the library. Safe for several threads. */
final class Words implements AutoCloseable {
    /** The tokens of a text: number, what the attention mask says, which segment, whether the tokenizer put it there. */
    record Tokens(long[] ids, long[] mask, long[] types, long[] added) {
        int length() {
            return ids.length;
        }

        /** Tokens from one place to before another. */
        Tokens part(int from, int to) {
            return new Tokens(
                    Arrays.copyOfRange(ids, from, to),
                    Arrays.copyOfRange(mask, from, to),
                    Arrays.copyOfRange(types, from, to),
                    Arrays.copyOfRange(added, from, to));
        }

        /** Where the text itself ends: before marks that were put behind it. */
        int contentEnd() {
            int end = ids.length;
            while (end > 0 && added[end - 1] != 0) {
                end--;
            }
            return end;
        }
    }

    private final HuggingFaceTokenizer tokenizer;
    private final Path file;

    private Words(HuggingFaceTokenizer tokenizer, Path file) {
        this.tokenizer = tokenizer;
        this.file = file;
    }

    /**
     * @param limit tokens of a text at most, the rest is cut off; 0 for all
     * @param special whether the tokens that a model wants around a text are added
     * @throws UserError where the file is no tokenizer, or the library does not run here
     */
    static Words open(Path file, int limit, boolean special) {
        offline();
        Map<String, String> options = new TreeMap<>();
        options.put("padding", "false");
        options.put("truncation", limit > 0 ? "true" : "false");
        options.put("addSpecialTokens", String.valueOf(special));
        if (limit > 0) {
            options.put("maxLength", String.valueOf(limit));
            options.put("modelMaxLength", String.valueOf(limit));
        }
        try {
            return new Words(HuggingFaceTokenizer.newInstance(file, options), file);
        } catch (IOException e) {
            throw new UserError("cannot read the tokenizer " + file + ": " + e.getMessage() + ".", e);
        } catch (LinkageError e) {
            throw Session.noLibrary("the tokenizers library", e);
        } catch (RuntimeException e) {
            throw new UserError(
                    file + " is no tokenizer that the library reads: " + Session.brief(e)
                            + ". It must be the tokenizer.json that Hugging Face writes.",
                    e);
        }
    }

    /** The library unpacks into a cache, and asks the network about graphics cards and updates unless told not to. */
    private static void offline() {
        unlessSet("ai.djl.offline", "true");
        unlessSet("OPT_OUT_TRACKING", "true");
        unlessSet("RUST_FLAVOR", "cpu");
        if (System.getenv("DJL_CACHE_DIR") == null) {
            unlessSet("DJL_CACHE_DIR", cache().toString());
        }
    }

    private static void unlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** The user's cache, or where that cannot be written the folder for temporary files. */
    private static Path cache() {
        String asked = System.getenv("XDG_CACHE_HOME");
        Path cache =
                asked == null || asked.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(asked);
        try {
            Path own = Files.createDirectories(cache.resolve("genloss"));
            if (Files.isWritable(own)) {
                return own;
            }
        } catch (IOException e) {
            // a read-only home: what is unpacked is then unpacked for a while
            return temporary();
        }
        return temporary();
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"), "genloss-" + System.getProperty("user.name"));
    }

    Tokens of(String text) {
        try {
            Encoding encoding = tokenizer.encode(text);
            return new Tokens(
                    encoding.getIds(),
                    encoding.getAttentionMask(),
                    encoding.getTypeIds(),
                    encoding.getSpecialTokenMask());
        } catch (RuntimeException e) {
            throw new UserError(
                    "the tokenizer " + file + " cannot read the text \"" + Session.excerpt(text) + "\": "
                            + Session.brief(e) + ".",
                    e);
        }
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
