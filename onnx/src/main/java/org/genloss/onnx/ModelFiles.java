package org.genloss.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.genloss.io.UserError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A model and what was exported beside it, as Hugging Face and sentence-transformers lay it out: {@code model.onnx} or {@code onnx/model.onnx} with
 * {@code tokenizer.json}, {@code config.json}, {@code modules.json}.
 *
 * @param option what the user typed before the path: {@code --encoder}
 * @param model the model file
 * @param folder where the other files lie
 * @param tokenizer the tokenizer's file
 */
record ModelFiles(String option, Path model, Path folder, Path tokenizer) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> USUAL = List.of("model.onnx", "onnx/model.onnx");

    /** A limit above this stands for none. */
    private static final int ENDLESS = 1_000_000;

    /** @throws UserError where model or tokenizer are not there */
    static ModelFiles find(String option, Path asked, Optional<Path> tokenizer) {
        Path model = Files.isDirectory(asked) ? inside(option, asked) : asked;
        if (!Files.isRegularFile(model)) {
            throw new UserError(
                    option + " asks for " + asked
                            + ", which is not there. Give an ONNX file, or the directory of an export with model.onnx and tokenizer.json.");
        }
        Path beside = model.toAbsolutePath().getParent();
        Path above = beside.endsWith("onnx") && !Files.exists(beside.resolve("tokenizer.json"))
                ? beside.getParent()
                : beside;
        Path words = tokenizer.orElse(above.resolve("tokenizer.json"));
        if (!Files.isRegularFile(words)) {
            throw new UserError(
                    tokenizer.isPresent()
                            ? "the tokenizer " + words + " is not there. Give the tokenizer.json that belongs to "
                                    + asked + "."
                            : option + " " + asked + " has no tokenizer.json beside it (looked in " + above
                                    + "). Export it with its tokenizer, or name the file.");
        }
        return new ModelFiles(option, model, above, words);
    }

    private static Path inside(String option, Path directory) {
        for (String usual : USUAL) {
            if (Files.exists(directory.resolve(usual))) {
                return directory.resolve(usual);
            }
        }
        throw new UserError(option + " asks for the directory " + directory + ", and there is no model.onnx in it"
                + others(directory) + ". Name the file.");
    }

    private static String others(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            List<String> found = all.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".onnx"))
                    .sorted()
                    .toList();
            return found.isEmpty() ? "" : ", only " + String.join(", ", found);
        } catch (IOException e) {
            return "";
        }
    }

    /** How reports call the model: its file, under its directory. */
    String name() {
        Path absolute = model.toAbsolutePath().normalize();
        int names = absolute.getNameCount();
        boolean deep = names > 2 && absolute.getName(names - 2).toString().equals("onnx");
        return names == 1
                ? absolute.toString()
                : absolute.subpath(names - Math.min(names, deep ? 3 : 2), names).toString();
    }

    /** Of the model file and, where the weights lie beside it, of these too, in the order of their names. */
    String sha256() {
        return sha256(Stream.concat(Stream.of(model), weights().stream()).toList());
    }

    /** The first digits of that of the tokenizer. */
    String tokenizerMark() {
        return sha256(List.of(tokenizer)).substring(0, 16);
    }

    /** Files that hold weights for the model: {@code model.onnx_data}, {@code model.onnx.data}, .. */
    private List<Path> weights() {
        String name = model.getFileName().toString();
        try (Stream<Path> all = Files.list(model.toAbsolutePath().getParent())) {
            return all.filter(
                            f -> f.getFileName().toString().matches(java.util.regex.Pattern.quote(name) + "[._]data.*"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(model, e);
        }
    }

    private static String sha256(List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        digest.update(buffer, 0, n);
                    }
                } catch (IOException e) {
                    throw unreadable(file, e);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UserError unreadable(Path file, IOException e) {
        return new UserError("cannot read " + file + ": " + e.getMessage() + ".", e);
    }

    /** A JSON file beside the model; a missing node where there is none. @throws UserError where it is no JSON */
    JsonNode json(String name) {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? parse(file) : JSON.missingNode();
    }

    /** The tokenizer's own settings. */
    JsonNode tokenizerJson() {
        return parse(tokenizer);
    }

    /** A file of JSON. @throws UserError where it is none */
    static JsonNode parse(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (JacksonException e) {
            throw new UserError(file + " is no JSON file: " + e.getOriginalMessage() + ".", e);
        }
    }

    /** How many tokens a text may have by the files: of sentence-transformers, of the tokenizer, of the model, in this order. */
    OptionalInt limit() {
        return Stream.of(
                        json("sentence_bert_config.json").path("max_seq_length"),
                        tokenizerJson().path("truncation").path("max_length"),
                        json("tokenizer_config.json").path("model_max_length"),
                        json("config.json").path("max_position_embeddings"),
                        json("config.json").path("n_positions"))
                .filter(node -> node.isNumber() && node.asDouble() > 0 && node.asDouble() < ENDLESS)
                .mapToInt(JsonNode::asInt)
                .findFirst();
    }

    /** Whether an output has a score for each word of the vocabulary, after each token: by its name, or by the sizes in config.json. */
    boolean scores(String output, long[] shape) {
        return shape.length == 3
                && (output.equals("logits") || (is(shape[2], "vocab_size") && !is(shape[2], "hidden_size")));
    }

    /** Whether an output has a vector of the model's own width after each token, by config.json, and not a score for each word. */
    boolean hidden(long[] shape) {
        return shape.length == 3 && is(shape[2], "hidden_size") && !is(shape[2], "vocab_size");
    }

    private boolean is(long size, String setting) {
        JsonNode said = json("config.json").path(setting);
        return said.isNumber() && said.asLong() == size;
    }

    /** The number of the token that fills a text up. */
    long padding() {
        JsonNode padding = tokenizerJson().path("padding").path("pad_id");
        return padding.isNumber()
                ? padding.asLong()
                : json("config.json").path("pad_token_id").asLong(0);
    }
}
