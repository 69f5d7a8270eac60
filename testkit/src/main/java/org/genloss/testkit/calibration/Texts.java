package org.genloss.testkit.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.genloss.data.Item;
import org.genloss.data.Origin;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import tools.jackson.databind.JsonNode;

/** Real texts. @param root directory of the data */
record Texts(Path root) {
    static final String ANSWERS = "qa answers, generation 0";

    /** Code is cut at blank lines; a block has this many characters at least. */
    private static final int BLOCK = 200;

    /** Every line that is not blank. */
    RealSet lines(String name, String file) throws IOException {
        return of(name, read(file).stream().filter(line -> !line.isBlank()).toList());
    }

    /** The paragraphs, without headings. @param byArticle whether those of one article belong together */
    RealSet wikitext(String file, boolean byArticle) throws IOException {
        List<Item> items = new ArrayList<>();
        String article = "";
        for (String line : read(file)) {
            if (line.matches(" = [^=].*[^=] = ?")) {
                article = line.strip();
            } else if (!line.isBlank() && !line.startsWith(" =")) {
                String id = String.valueOf(items.size());
                items.add(byArticle ? grouped(id, article, line) : Item.of(id, new Payload.Text(line)));
            }
        }
        return new RealSet(byArticle ? "wikitext2 by article" : "wikitext2", "text", Schema.text(), items);
    }

    /** The sentences of the paragraphs: each ends with a full stop between blanks. */
    RealSet sentences(String name, String file) throws IOException {
        return of(
                name,
                read(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith(" ="))
                        .flatMap(line -> Arrays.stream(line.split("(?<= \\.) ")))
                        .filter(sentence -> !sentence.isBlank())
                        .toList());
    }

    /** Runs of lines between blank lines. */
    RealSet speeches(String file) throws IOException {
        String all = String.join("\n", read(file));
        return of("shakespeare speeches", List.of(all.split("\n\\s*\n")));
    }

    /** What people wrote, of a file that has machines' texts too. */
    RealSet human(String name, String file) throws IOException {
        return of(
                name,
                objects(file).stream()
                        .filter(o -> o.get("label").asString().equals("human"))
                        .map(o -> o.get("text").asString())
                        .toList());
    }

    /** What people wrote in several domains, which are a note. @param files of a domain each, by its name */
    RealSet domains(String name, Map<String, String> files) throws IOException {
        List<Item> items = new ArrayList<>();
        for (var domain : files.entrySet()) {
            noted(items, human("", domain.getValue()), "domain", domain.getKey());
        }
        return new RealSet(name, "text", Schema.text(), items);
    }

    /** The lines of several languages, which are a note. @param files of a language each, by its name */
    RealSet languages(String name, Map<String, String> files) throws IOException {
        List<Item> items = new ArrayList<>();
        for (var language : files.entrySet()) {
            noted(items, lines("", language.getValue()), "language", language.getKey());
        }
        return new RealSet(name, "text", Schema.text(), items);
    }

    private static void noted(List<Item> items, RealSet of, String field, String value) {
        for (Item item : of.items()) {
            String id = value + " " + item.id();
            items.add(new Item(id, id, item.payload(), item.origin(), false, Map.of(field, value)));
        }
    }

    /** Source files, or their blocks, of which those of one file belong together. */
    RealSet code(String file, boolean blocks) throws IOException {
        List<Item> items = new ArrayList<>();
        for (JsonNode object : objects(file)) {
            String path = object.get("id").asString();
            List<String> parts = blocks
                    ? blocks(object.get("text").asString())
                    : List.of(object.get("text").asString());
            for (String part : parts) {
                String id = String.valueOf(items.size());
                items.add(blocks ? grouped(id, path, part) : Item.of(id, new Payload.Text(part)));
            }
        }
        return new RealSet(blocks ? "python blocks by file" : "python files", "code", Schema.text(), items);
    }

    private static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String part : text.split("\n\\s*\n")) {
            block.append(part).append('\n');
            if (block.length() >= BLOCK) {
                blocks.add(block.toString());
                block.setLength(0);
            }
        }
        if (!block.isEmpty()) {
            blocks.add(block.toString());
        }
        return blocks;
    }

    /** The answers of generation 0: an untuned model's, but a real source all the same. */
    RealSet answers(String file) throws IOException {
        return of(
                ANSWERS,
                objects(file).stream()
                        .filter(o -> o.get("generation").asInt() == 0)
                        .map(o -> o.get("text").asString())
                        .toList());
    }

    /** Texts without common groups. */
    static RealSet of(String name, List<String> texts) {
        List<Item> items = new ArrayList<>();
        texts.forEach(text -> items.add(Item.of(String.valueOf(items.size()), new Payload.Text(text))));
        return new RealSet(name, "text", Schema.text(), items);
    }

    private static Item grouped(String id, String group, String text) {
        return new Item(id, group, new Payload.Text(text), Origin.unknown());
    }

    private List<String> read(String file) throws IOException {
        return RealSets.lines(root.resolve(file));
    }

    private List<JsonNode> objects(String file) throws IOException {
        return RealSets.objects(root.resolve(file));
    }
}
