package org.genloss.neural.text;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.lab.Sampling;
import org.genloss.neural.token.Tokenizer;

/** A text that is drawn token by token. */
final class Line implements Draft {
    private static final int FIRST = 16;

    private final Writer.Rules rules;
    private final Choice choice;

    /** The same where nothing else is asked for. */
    private final Choice law;

    private final int words;
    private final UniformRandomProvider random;
    private int[] tokens = new int[FIRST];
    private double[] logs = new double[FIRST];
    private int size;
    private boolean begun;
    private boolean done;

    /** @param words of the vocabulary */
    Line(Writer.Rules rules, int words, UniformRandomProvider random) {
        this.rules = rules;
        this.choice = new Choice(rules.sampling());
        this.law = rules.sampling().plain() ? choice : new Choice(Sampling.PLAIN);
        this.words = words;
        this.random = random;
        this.begun = rules.text().test(new int[0]);
        this.done = rules.longest() == 0;
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public int at(int row, int place) {
        return place == 0 || place > size ? Tokenizer.END : tokens[place - 1];
    }

    @Override
    public void add(float[] scores, int from) {
        IntPredicate without = begun ? Writer.NONE : rules.without(Arrays.copyOf(tokens, size), words);
        double[] chances = choice.chances(scores, from, words, without);
        int token = Choice.at(chances, random.nextDouble());
        if (token == Tokenizer.END) {
            done = true;
            return;
        }
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
            logs = Arrays.copyOf(logs, 2 * size);
        }
        double[] own = law == choice ? chances : law.chances(scores, from, words, without);
        logs[size] = Math.log(own[token]);
        tokens[size++] = token;
        begun = begun || rules.text().test(Arrays.copyOf(tokens, size));
        done = size == rules.longest();
    }

    @Override
    public int parent(int row) {
        return row;
    }

    @Override
    public Writer.Text text() {
        return new Writer.Text(Arrays.copyOf(tokens, size), Arrays.copyOf(logs, size));
    }
}
