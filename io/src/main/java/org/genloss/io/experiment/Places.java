package org.genloss.io.experiment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.io.UserError;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Where the keys and values of an experiment file stand, to name the place of what is wrong. Messages about experiments begin with what they
 * are about, {@code no regime replac.} or {@code ngram.order needs ..}, whoever writes them; the place is found from that beginning.
 */
public final class Places {
    private static final Pattern UNKNOWN =
            Pattern.compile("(?:\\S+ has )?no [a-z -]+ (\\S+)\\.(?: .*|$)", Pattern.DOTALL);
    private static final Pattern ABOUT = Pattern.compile("([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*):? .*", Pattern.DOTALL);
    private static final Pattern PREFIX = Pattern.compile("\\Aexperiment[^:]*: ");

    private final String file;
    private final List<Entry> entries;

    /**
     * A key or an element of a list.
     *
     * @param path of the value: {@code regimes/0/id}
     * @param key where the key stands; of an element where it stands itself
     * @param text the value where it is a scalar, otherwise empty
     */
    private record Entry(String path, TokenStreamLocation key, TokenStreamLocation value, String text) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String parent() {
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
    }

    private Places(String file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /** @param parser over a well-formed document */
    static Places of(String file, JsonParser parser) {
        List<Entry> entries = new ArrayList<>();
        Deque<String> path = new ArrayDeque<>();
        Deque<Integer> index = new ArrayDeque<>();
        TokenStreamLocation key = null;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.PROPERTY_NAME) {
                key = parser.currentTokenLocation();
                path.addLast(parser.currentName());
            } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                if (token == JsonToken.END_ARRAY) {
                    index.removeLast();
                }
                path.pollLast();
                key = null;
            } else {
                TokenStreamLocation here = parser.currentTokenLocation();
                if (parser.streamReadContext().getParent() != null && inList(parser, token)) {
                    int at = index.removeLast();
                    index.addLast(at + 1);
                    path.addLast(Integer.toString(at));
                }
                String text = token.isScalarValue() ? parser.getString() : "";
                entries.add(new Entry(String.join("/", path), key == null ? here : key, here, text));
                key = null;
                if (token == JsonToken.START_ARRAY) {
                    index.addLast(0);
                } else if (token != JsonToken.START_OBJECT) {
                    path.pollLast();
                }
            }
        }
        return new Places(file, entries);
    }

    private static boolean inList(JsonParser parser, JsonToken token) {
        var context = parser.streamReadContext();
        return token.isStructStart() ? context.getParent().inArray() : context.inArray();
    }

    /** Without what stands below some keys of the file, because it is given otherwise. */
    public Places without(Predicate<String> key) {
        return new Places(
                file,
                entries.stream().filter(e -> !key.test(e.path.split("/", 2)[0])).toList());
    }

    /** The error with file, line and column where what it is about stands in the file; as it is where it does not. */
    public UserError located(UserError error) {
        String message = PREFIX.matcher(error.getMessage()).replaceFirst("");
        return find(message)
                .map(at -> new UserError(
                        file + ", line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + message,
                        error.exitCode(),
                        error))
                .orElse(error);
    }

    /** An error about the value at a path such as {@code waivers/0/expires}; without a place where nothing stands there or around it. */
    public UserError atValue(String path, String message) {
        return placed(at(path).map(Entry::value), message);
    }

    /** An error about the key at a path. */
    public UserError atKey(String path, String message) {
        return placed(at(path).map(Entry::key), message);
    }

    /** What stands at a path, or else around it. */
    private Optional<Entry> at(String path) {
        Optional<Entry> there = first(e -> e.path.equals(path));
        int slash = path.lastIndexOf('/');
        return there.isPresent() || slash < 0 ? there : at(path.substring(0, slash));
    }

    private UserError placed(Optional<TokenStreamLocation> at, String message) {
        String place = at.map(l -> ", line " + l.getLineNr() + ", column " + l.getColumnNr())
                .orElse("");
        return new UserError(file + place + ": " + message);
    }

    private Optional<TokenStreamLocation> find(String message) {
        Matcher unknown = UNKNOWN.matcher(message);
        if (unknown.matches()) {
            return unknown(unknown.group(1));
        }
        Matcher about = ABOUT.matcher(message);
        return about.matches() ? about(about.group(1).split("\\.", 2)) : Optional.empty();
    }

    private Optional<TokenStreamLocation> unknown(String name) {
        return first(e -> e.name().equals(name) || e.name().endsWith("." + name))
                .map(Entry::key)
                .or(() -> first(e -> e.text.equals(name)
                                || e.text.startsWith(name + ":")
                                || e.text.matches(".*[:,]\\s*" + Pattern.quote(name) + "\\s*=.*"))
                        .map(Entry::value));
    }

    /** @param words a key of the file, or the id of a learner or regime, and a setting of it if there is one */
    private Optional<TokenStreamLocation> about(String[] words) {
        if (words.length == 1) {
            return first(e -> e.path.equals(words[0])).map(Entry::value);
        }
        String setting = words[1];
        List<String> owners = new ArrayList<>(List.of(words[0]));
        entries.stream()
                .filter(e -> e.name().equals("id") && e.text.equals(words[0]))
                .map(Entry::parent)
                .forEach(owners::add);
        return first(e -> owners.contains(e.parent()) && e.name().equals(setting))
                .or(() -> first(e -> e.parent().equals("vary") && e.name().endsWith("." + setting)))
                .or(() -> first(e -> e.text.startsWith(words[0] + ":") && e.text.contains(setting)))
                .map(Entry::value);
    }

    private Optional<Entry> first(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).findFirst();
    }
}
