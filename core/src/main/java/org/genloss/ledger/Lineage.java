package org.genloss.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What came from what in a ledger. The input of an entry is the output digest, or else the mark, of an earlier one; inputs that no entry explains are named as they
 * stand.
 */
public final class Lineage {
    /** The setting of an entry that names the file with what came out, where the subject is no file. */
    public static final String FILE = "file";

    /** What settings of an entry begin with that hold digests of files of the run: {@code files.report.html}. */
    public static final String FILES = "files.";

    /** The setting of what was read that names the earlier mixes that it is of, and the last marks of their ledgers: {@code first 91d8.., second 07b8..}. */
    public static final String MIXES = "mixes";

    /** The setting of an entry that states the highest generation of what came out: {@code 2}, {@code at least 1}. */
    public static final String GENERATION = "generation";

    private static final int SHORTEST = 6;

    private final Ledger ledger;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>(); // by mark

    public Lineage(Ledger ledger) {
        this.ledger = ledger;
        Map<String, Node> makers = new HashMap<>();
        for (Ledger.Marked line : ledger.lines()) {
            Node node = node(line, makers);
            places.putIfAbsent(line.mark(), nodes.size());
            nodes.add(node);
            makers.putIfAbsent(line.mark(), node);
            String output = line.entry().facts().outputDigest();
            if (!output.isEmpty()) {
                makers.putIfAbsent(output, node); // the first that made it
            }
        }
    }

    /**
     * An entry with what it was made from.
     *
     * @param generation how far from real data
     * @param sources the entries that made its inputs, each with its own sources
     * @param unexplained inputs that no entry made
     */
    public record Node(Ledger.Marked line, Generation generation, List<Node> sources, List<String> unexplained) {
        public Node {
            sources = List.copyOf(sources);
            unexplained = List.copyOf(unexplained);
        }
    }

    /**
     * Real data is of generation 0, and what a model drew is of one more than the highest generation that it was trained on. What was read, judged or mixed is of the
     * generation that its entry states, which is that of what is in it; of an entry that states none, of the highest of what went in, some of which may be left out.
     *
     * @param atLeast whether something that went in is not known
     */
    public record Generation(int number, boolean atLeast) {
        private Generation next() {
            return new Generation(number + 1, atLeast);
        }

        private Generation with(Generation other) {
            return new Generation(Math.max(number, other.number), atLeast || other.atLeast);
        }

        /** "2", "at least 1". */
        public String words() {
            return (atLeast ? "at least " : "") + number;
        }
    }

    /**
     * The entries that somebody may mean: by the first six or more digits of the mark or the output digest, by the subject, or by the digest of a file that settings bear.
     */
    public List<Ledger.Marked> find(String id) {
        return ledger.lines().stream().filter(line -> means(line, id)).toList();
    }

    private static boolean means(Ledger.Marked line, String id) {
        Entry.Facts facts = line.entry().facts();
        boolean digits = id.length() >= SHORTEST && id.matches("[0-9a-f]+");
        return facts.subject().equals(id)
                || (id.matches("[0-9a-f]{64}") && facts.settings().containsValue(id))
                || (digits
                        && (line.mark().startsWith(id) || facts.outputDigest().startsWith(id)));
    }

    /** An entry of the ledger with all that it came from. */
    public Node trace(Ledger.Marked line) {
        return nodes.get(places.get(line.mark()));
    }

    /** All entries, in the order of the ledger. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** @param makers of what was made before, so that a tampered ledger cannot run in a circle */
    private static Node node(Ledger.Marked line, Map<String, Node> makers) {
        List<Node> sources = new ArrayList<>();
        List<String> unexplained = new ArrayList<>();
        for (String input : line.entry().facts().inputs()) {
            Node maker = makers.get(input);
            if (maker == null) {
                unexplained.add(input);
            } else {
                sources.add(maker);
            }
        }
        return new Node(line, generation(line.entry(), sources, unexplained), sources, unexplained);
    }

    private static Generation generation(Entry entry, List<Node> sources, List<String> unexplained) {
        Generation generation = new Generation(0, !unexplained.isEmpty());
        for (Node source : sources) {
            generation = generation.with(source.generation);
        }
        String stated = entry.facts().settings().get(GENERATION);
        boolean made = entry instanceof Entry.Drawn || entry instanceof Entry.Fitted || entry instanceof Entry.Compared;
        if (!made && stated != null && stated.matches("(at least )?\\d{1,7}")) {
            boolean least = stated.startsWith("at least ");
            return new Generation(Integer.parseInt(least ? stated.substring(9) : stated), least);
        }
        if (entry instanceof Entry.Read) {
            boolean synthetic = "synthetic".equals(entry.facts().settings().get("origin"));
            boolean unknown = "unknown".equals(entry.facts().settings().get("origin"));
            return new Generation(synthetic ? 1 : 0, synthetic || unknown);
        }
        return entry instanceof Entry.Drawn ? generation.next() : generation;
    }
}
