package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Decodable;
import org.genloss.lab.Editor;
import org.genloss.lab.Predictive;
import org.genloss.lab.Sampling;

/** A fitted n-gram model. Densities are those of the fitted law; temperature, top-k, top-p and even draws change draws only. */
final class NgramModel implements Predictive, Editor, Decodable {
    private static final int LONGER = 4;
    private static final int TRIES = 4;
    private static final int FIRST_TRIES = 100;

    private final Ngram learner;
    private final Data data;
    private final NgramVocabulary text;
    private final NgramDocuments documents;
    private final NgramCounts counts;
    private final NgramLaw[] laws;
    private final Sampling sampling;
    private final int[] openings;
    private final boolean empties;

    /** What a model is fitted to. None of it is changed afterwards. */
    record Data(NgramVocabulary vocabulary, NgramDocuments documents, NgramCounts counts) {}

    NgramModel(Ngram learner, Data data, Sampling sampling) {
        this.sampling = sampling;
        this.learner = learner;
        this.data = data;
        this.text = data.vocabulary();
        this.documents = data.documents();
        this.counts = data.counts();
        this.laws = laws();
        this.openings = IntStream.range(NgramVocabulary.FIRST, text.ids())
                .filter(i -> laws[0].probabilityOf(i) > 0)
                .toArray();
        this.empties = !learner.boundaries() || documents.empties();
    }

    private NgramLaw[] laws() {
        int first = learner.boundaries() ? NgramVocabulary.END : NgramVocabulary.FIRST;
        double exponent = 1 / sampling.temperature();
        NgramLaw[] all = new NgramLaw[learner.order()];
        all[0] = NgramLaw.single(counts.order(1), discount(1, first), first, exponent);
        NgramLaw even = NgramLaw.single(counts.order(1), null, first, exponent);
        for (int n = 2; n <= all.length; n++) {
            boolean flat = learner.smoothing() == Ngram.Smoothing.ADDITIVE;
            int[] shorter = flat || n == 2 ? null : counts.order(n - 1).suffix();
            all[n - 1] = NgramLaw.over(flat ? even : all[n - 2], counts.order(n), shorter, discount(n, first));
        }
        return all;
    }

    private NgramDiscount discount(int n, int first) {
        boolean kinds = learner.smoothing() == Ngram.Smoothing.KNESER_NEY && n < learner.order();
        double[] weights = (kinds ? counts.order(n).kinds() : counts.order(n).count()).clone();
        if (n == 1) {
            Arrays.fill(weights, 0, first, 0);
        }
        return new NgramDiscount(learner, weights, text.ids() - first);
    }

    /** Where a document stands: for each length below the order the node of the last symbols, up to the longest that the data has. */
    private final class Place {
        private int[] context = new int[learner.order()];
        private int[] spare = new int[learner.order()];
        private int length;

        void start() {
            length = 0;
            if (learner.boundaries()) {
                advance(NgramVocabulary.BEGIN);
            }
        }

        void advance(int symbol) {
            int reached = 0;
            while (symbol >= 0 && reached <= length && reached + 1 < learner.order()) {
                int child = counts.order(reached + 1).child(context[reached], symbol);
                if (child < 0) {
                    break;
                }
                spare[++reached] = child;
            }
            int[] old = context;
            context = spare;
            spare = old;
            length = reached;
        }

        NgramLaw law() {
            return laws[length];
        }

        int node() {
            return context[length];
        }
    }

    /**
     * A document that gets {@link #LONGER} times as long as the longest of the data, but no longer than {@link Ngram.Unit#longest} or that
     * longest one, is drawn again; where {@link #TRIES} draws have failed (a decoder that goes round in circles, smoothing that hardly ever
     * ends) it is cut to the length of the longest. Without such a limit lengths could grow without end from one generation to the next.
     */
    @Override
    public Corpus draw(int items, Seed seed) {
        UniformRandomProvider random = seed.random();
        NgramNucleus nucleus = nucleus();
        int longest = documents.longest();
        int most = (int) Math.min(
                        LONGER * (long) longest,
                        Math.max(longest, learner.unit().longest()))
                + 1;
        int[] path = new int[most];
        NgramCode code = new NgramCode(random, items);
        double[] even = sampling.systematic() ? Even.uniforms(items, random) : null;
        List<String> drawn = new ArrayList<>(items);
        for (int i = 0; i < items; i++) {
            int limit = learner.boundaries() ? most : documents.length(documents.any(random));
            if (even != null) {
                code.begin(even[i]);
            }
            int length = document(path, limit, nucleus, code);
            for (int tries = 1; tries < TRIES && length == most; tries++) {
                code.forget();
                length = document(path, limit, nucleus, code);
            }
            drawn.add(text.join(path, length == most ? longest : length));
        }
        return Items.texts("", drawn);
    }

    private NgramNucleus nucleus() {
        return sampling.topK() > 0 || sampling.topP() < 1 ? new NgramNucleus(sampling) : null;
    }

    @Override
    public NgramModel decoded(Sampling way) {
        return new NgramModel(learner, data, sampling.and(way));
    }

    private int document(int[] path, int limit, NgramNucleus nucleus, NgramCode code) {
        Place place = new Place();
        place.start();
        int length = 0;
        while (length < limit && place.law().mass(place.node()) > 0) {
            int symbol = length == 0 ? first(place, nucleus, code) : symbol(place, nucleus, code);
            if (symbol == NgramVocabulary.END) {
                break;
            }
            path[length++] = symbol;
            place.advance(symbol);
        }
        return length;
    }

    /** Not the end, where the data has no empty documents; how one of its documents begins, where a decoder leaves nothing but the end. */
    private int first(Place place, NgramNucleus nucleus, NgramCode code) {
        if (!learner.boundaries()) {
            return openings[code.place(openings.length)];
        }
        for (int tries = 0; tries < FIRST_TRIES; tries++) {
            int symbol = symbol(place, nucleus, code);
            if (symbol != NgramVocabulary.END || empties) {
                return symbol;
            }
            code.forget();
        }
        return documents.first(documents.any(code.random()));
    }

    private static int symbol(Place place, NgramNucleus nucleus, NgramCode code) {
        return nucleus == null ? place.law().draw(place.node(), code) : nucleus.draw(place.law(), place.node(), code);
    }

    /** Symbols are the parts that are redrawn, each given what stood before it; no text gets shorter or longer. */
    @Override
    public Corpus edit(Corpus data, double share, Seed seed) {
        UniformRandomProvider random = seed.random();
        NgramNucleus nucleus = nucleus();
        NgramCode code = new NgramCode(random, 0);
        List<Item> edited = new ArrayList<>();
        for (Item item : Corpora.list(data)) {
            List<String> symbols = text.split(NgramText.value(item));
            boolean changed = false;
            Place place = new Place();
            place.start();
            for (int i = 0; i < symbols.size(); i++) {
                int id = text.id(symbols.get(i));
                if (random.nextDouble() < share) {
                    changed |= redrawn(symbols, i, place, nucleus, code);
                }
                place.advance(id);
            }
            edited.add(changed ? item.with(new Payload.Text(text.join(symbols))) : item);
        }
        return new Items(data.schema(), edited);
    }

    /** The symbol stays where a model draws nothing but the end. */
    private boolean redrawn(List<String> symbols, int i, Place place, NgramNucleus nucleus, NgramCode code) {
        for (int tries = 0; tries < FIRST_TRIES && place.law().mass(place.node()) > 0; tries++) {
            int id = symbol(place, nucleus, code);
            if (id != NgramVocabulary.END) {
                return !symbols.set(i, text.symbols().get(id - NgramVocabulary.FIRST))
                        .equals(symbols.get(i));
            }
        }
        return false;
    }

    /** Without empty documents in the data there are none: their share is taken from the law of the first symbol. */
    @Override
    public double logDensity(Item item) {
        Place place = new Place();
        place.start();
        double sum = empties ? 0 : -Math.log1p(-place.law().probability(place.node(), NgramVocabulary.END));
        boolean opening = true;
        for (String symbol : text.split(NgramText.value(item))) {
            int id = text.id(symbol);
            boolean anywhere = opening && !learner.boundaries();
            sum += id < 0
                    ? Double.NEGATIVE_INFINITY
                    : Math.log(anywhere ? opening(id) : place.law().probability(place.node(), id));
            place.advance(id);
            opening = false;
        }
        if (opening && !empties) {
            return Double.NEGATIVE_INFINITY;
        }
        return learner.boundaries() ? sum + Math.log(place.law().probability(place.node(), NgramVocabulary.END)) : sum;
    }

    private double opening(int id) {
        return Arrays.binarySearch(openings, id) < 0 ? 0 : 1.0 / openings.length;
    }

    @Override
    public List<String> split(Item item) {
        return text.split(NgramText.value(item));
    }

    @Override
    public List<String> symbols() {
        return List.copyOf(text.symbols());
    }

    @Override
    public double[] next(List<String> past) {
        Place place = new Place();
        past.forEach(symbol -> place.advance(text.id(symbol)));
        double[] all = new double[text.ids()];
        place.law().fill(place.node(), all);
        return Arrays.copyOfRange(all, NgramVocabulary.FIRST, all.length);
    }

    @Override
    public double chance(List<String> past, String symbol) {
        int id = text.id(symbol);
        if (id < 0) {
            return 0;
        }
        Place place = new Place();
        past.forEach(before -> place.advance(text.id(before)));
        double ends = learner.boundaries() ? place.law().probability(place.node(), NgramVocabulary.END) : 0;
        double chance = place.law().probability(place.node(), id);
        return chance > 0 ? chance / (1 - ends) : 0;
    }

    /** {@code vocabulary}: symbols with a count; {@code ngrams}: different n-grams of the highest order; {@code tokens}: symbols in all. */
    @Override
    public List<Parameter> parameters() {
        int vocabulary = 0;
        double tokens = 0;
        for (int i = NgramVocabulary.FIRST; i < text.ids(); i++) {
            vocabulary += counts.order(1).count()[i] > 0 ? 1 : 0;
            tokens += counts.order(1).count()[i];
        }
        int ngrams = learner.order() == 1
                ? vocabulary
                : counts.order(learner.order()).size();
        return List.of(
                new Parameter("vocabulary", vocabulary),
                new Parameter("ngrams", ngrams),
                new Parameter("tokens", tokens));
    }
}
