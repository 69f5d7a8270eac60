package org.genloss.io.detector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.genloss.curate.stylometry.Stylometry;
import org.genloss.curate.stylometry.Thresholds;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.io.model.Crew;
import org.genloss.io.read.BadInput;
import org.genloss.io.read.FileCorpus;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.profile.Hashes;

/** Thresholds of likelihood detectors by human text. What was calibrated once is not calibrated again. */
final class Calibration {
    private static final Map<Asked, Thresholds> DONE = new ConcurrentHashMap<>();

    /** @param stamps of all files */
    private record Asked(Likelihood settings, List<String> stamps) {}

    private record Drawn(long hash, Item item) {}

    private Calibration() {}

    /** @throws IllegalArgumentException where the human texts are too few for the rate */
    static Thresholds of(Likelihood settings) {
        List<String> stamps = Stream.concat(
                        settings.human().stream().map(String::valueOf),
                        Stream.of(settings.model(), settings.referenceModel(), settings.tokenizer()))
                .map(path -> Scorer.stamp(Path.of(path)))
                .toList();
        return DONE.computeIfAbsent(new Asked(settings, stamps), asked -> thresholds(settings));
    }

    private static Thresholds thresholds(Likelihood settings) {
        Scorer scorer = Scorer.of(settings);
        List<Item> texts = drawn(settings);
        List<OptionalDouble> scores = new Crew(Runtime.getRuntime().availableProcessors())
                .map(
                        texts.size(),
                        i -> scorer.score(
                                texts.get(i).id(), (Payload.Text) texts.get(i).payload()));
        List<Stylometry.Scored> human = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (scores.get(i).isPresent()) {
                human.add(new Stylometry.Scored(
                        new Stylometry.Known(texts.get(i).group(), "", false, Map.of()),
                        settings.score().turned(scores.get(i).getAsDouble()),
                        Scorer.length(((Payload.Text) texts.get(i).payload()).value())));
            }
        }
        try {
            return Thresholds.of(human, settings.falsePositives());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "likelihood.human: " + e.getMessage()
                            + " with a score. Give more text, raise likelihood.sample (now " + settings.sample()
                            + "), or ask for less: likelihood.false-positives",
                    e);
        }
    }

    /** Texts by the least hashes of name and content: the same whatever their order. */
    private static List<Item> drawn(Likelihood settings) {
        List<String> files = settings.human().stream().map(String::valueOf).toList();
        FileCorpus corpus = Readers.open(files, ReadOptions.defaults());
        if (corpus.schema().kind() != Schema.Kind.TEXT) {
            throw BadInput.in(
                    String.join(", ", files),
                    "likelihood.human takes text, and this is of the kind "
                            + corpus.schema().kind().word(),
                    "Give text.");
        }
        Comparator<Drawn> order = Comparator.comparingLong(Drawn::hash).thenComparing(d -> d.item.id());
        PriorityQueue<Drawn> least = new PriorityQueue<>(order.reversed());
        try (Stream<Item> items = corpus.items()) {
            items.forEach(item -> {
                String value = ((Payload.Text) item.payload()).value();
                least.add(new Drawn(Hashes.of(item.group() + "\n" + value), item));
                if (least.size() > settings.sample()) {
                    least.remove();
                }
            });
        }
        return least.stream().sorted(order).map(Drawn::item).toList();
    }
}
