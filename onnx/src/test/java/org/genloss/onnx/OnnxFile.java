package org.genloss.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes small ONNX files: the messages of onnx.proto3 (opset 17) that these need, field by field. */
final class OnnxFile {
    static final int FLOAT = 1;
    static final int INT64 = 7;

    private final Message graph = new Message();

    /** A protocol buffer. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint(((long) field << 3) | 2);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes.toByteArray());
        }
    }

    /** @param dims a number, or a name for one that depends on the text */
    private static Message value(String name, int type, Object... dims) {
        Message shape = new Message();
        for (Object dim : dims) {
            shape.message(
                    1, dim instanceof Integer n ? new Message().number(1, n) : new Message().text(2, dim.toString()));
        }
        Message tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    OnnxFile input(String name, int type, Object... dims) {
        graph.message(11, value(name, type, dims));
        return this;
    }

    OnnxFile output(String name, Object... dims) {
        graph.message(12, value(name, FLOAT, dims));
        return this;
    }

    private static Message tensor(String name, int type, int... dims) {
        Message tensor = new Message();
        for (int dim : dims) {
            tensor.number(1, dim);
        }
        return tensor.number(2, type).text(8, name);
    }

    OnnxFile matrix(String name, double[][] rows) {
        ByteBuffer raw = ByteBuffer.allocate(4 * rows.length * rows[0].length).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : rows) {
            for (double x : row) {
                raw.putFloat((float) x);
            }
        }
        graph.message(5, tensor(name, FLOAT, rows.length, rows[0].length).bytes(9, raw.array()));
        return this;
    }

    OnnxFile whole(String name, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            raw.putLong(value);
        }
        graph.message(5, tensor(name, INT64, values.length).bytes(9, raw.array()));
        return this;
    }

    /** A matrix whose numbers lie in another file. */
    OnnxFile elsewhere(String name, String file, int... dims) {
        Message location = new Message().text(1, "location").text(2, file);
        graph.message(5, tensor(name, FLOAT, dims).message(13, location).number(14, 1));
        return this;
    }

    OnnxFile node(String operator, List<String> inputs, String output) {
        graph.message(1, node(operator, inputs).text(2, output));
        return this;
    }

    /** A node with an attribute that is a whole number. */
    OnnxFile node(String operator, List<String> inputs, String output, String attribute, long value) {
        Message of = new Message().text(1, attribute).number(3, value).number(20, 2);
        graph.message(1, node(operator, inputs).text(2, output).message(5, of));
        return this;
    }

    private static Message node(String operator, List<String> inputs) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        return node.text(4, operator);
    }

    Path write(Path file) {
        Message opset = new Message().text(1, "").number(2, 17);
        byte[] bytes = new Message()
                .number(1, 8)
                .message(7, graph.text(2, "tiny"))
                .message(8, opset)
                .bytes
                .toByteArray();
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model that looks each token up in a table: last_hidden_state of {@code table[0].length} numbers a token. */
    static OnnxFile lookUp(double[][] table) {
        return new OnnxFile()
                .input("input_ids", INT64, "batch", "tokens")
                .input("attention_mask", INT64, "batch", "tokens")
                .matrix("table", table)
                .node("Gather", List.of("table", "input_ids"), "last_hidden_state")
                .output("last_hidden_state", "batch", "tokens", table[0].length);
    }

    /** A tokenizer of whole words between spaces; the first is for words that it does not know. */
    static Path words(Path file, String more, String... words) {
        StringBuilder vocabulary = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            vocabulary
                    .append(i == 0 ? "" : ", ")
                    .append('"')
                    .append(words[i])
                    .append("\": ")
                    .append(i);
        }
        String json =
                "{\"version\": \"1.0\", \"truncation\": null, \"padding\": null, \"added_tokens\": [], \"normalizer\": null, "
                        + "\"pre_tokenizer\": {\"type\": \"WhitespaceSplit\"}, " + more + "\"decoder\": null, "
                        + "\"model\": {\"type\": \"WordLevel\", \"vocab\": {" + vocabulary + "}, \"unk_token\": \""
                        + words[0]
                        + "\"}}";
        try {
            return Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final String NO_FRAME = "\"post_processor\": null, ";

    /** [CLS] before and [SEP] behind each text, as BERT has it. */
    static String frame(int cls, int sep) {
        return "\"post_processor\": {\"type\": \"BertProcessing\", \"sep\": [\"[SEP]\", " + sep
                + "], \"cls\": [\"[CLS]\", " + cls + "]}, ";
    }
}
