package org.genloss.io.read;

import java.util.Arrays;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads the fields of one JSON object into the forms of {@link Values}. */
final class JsonObjects {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LineReader.MAX_LINE)
                    .maxNestingDepth(200)
                    .build())
            .build();

    private static final int EXACT_DIGITS = 15;

    private double[] list = new double[64];

    static JsonParser parser(byte[] bytes, int from, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length);
    }

    static JsonParser parser(java.io.InputStream in) {
        return FACTORY.createParser(ObjectReadContext.empty(), in);
    }

    /** What comes by when an object is read. */
    interface Sink {
        /** The place of the field among the values, -1 to pass it over. */
        int place(String name);
    }

    /** The places of known fields. */
    static Sink known(Map<String, Integer> places) {
        return name -> places.getOrDefault(name, -1);
    }

    /** The fields of the object of which the parser has just read the opening brace. */
    Object[] fields(JsonParser parser, int width, Sink sink) {
        Object[] values = new Object[width];
        Arrays.fill(values, Values.MISSING);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            int place = sink.place(name);
            JsonToken token = parser.nextToken();
            if (place < 0) {
                parser.skipChildren();
            } else {
                if (place >= values.length) {
                    values = grown(values, place);
                }
                values[place] = value(parser, token);
            }
        }
        return values;
    }

    private static Object[] grown(Object[] values, int place) {
        Object[] more = Arrays.copyOf(values, place + 16);
        Arrays.fill(more, values.length, more.length, Values.MISSING);
        return more;
    }

    private Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> parser.getString();
            case VALUE_NULL -> Values.MISSING;
            case START_ARRAY -> list(parser);
            default -> {
                parser.skipChildren();
                yield Values.NESTED;
            }
        };
    }

    /** A number; as written where a double could not tell it from its neighbours, which matters for names. */
    private static Object number(String written) {
        int first = written.startsWith("-") ? 1 : 0;
        return written.length() - first > EXACT_DIGITS
                        && written.chars().skip(first).allMatch(Character::isDigit)
                ? written
                : (Object) Double.valueOf(written);
    }

    /** The numbers of a list; NESTED if it holds anything else. */
    private Object list(JsonParser parser) {
        int size = 0;
        boolean numbers = true;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
                list = size == list.length ? Arrays.copyOf(list, 2 * size) : list;
                list[size++] = Double.parseDouble(parser.getString());
            } else {
                numbers = false;
                parser.skipChildren();
            }
        }
        return numbers && size > 0 ? Arrays.copyOf(list, size) : Values.NESTED;
    }
}
