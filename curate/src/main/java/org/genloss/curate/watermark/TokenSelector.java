package org.genloss.curate.watermark;

import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.profile.Kind;
import org.genloss.profile.Profile;
import org.genloss.select.Judge;
import org.genloss.select.Selector;

/**
 * A selector that reads token ids: from a field of the record, or from its text by a tokenizer. A tokenizer named in the settings is opened at the edge of
 * the program, which then uses {@link #with}.
 */
public interface TokenSelector extends Selector {
    /** Field of the record with the ids, as numbers between anything else: {@code [15, 7, 2]}. */
    String field();

    /** Where the tokenizer is, as the user wrote it; empty where ids are in a field. */
    String tokenizer();

    /** Token ids that it was told; 0 where it was not, -1 where it needs none. */
    default int vocabulary() {
        return -1;
    }

    /** A judge of ids. @param ids what the ids of an item are */
    Judge ready(Ids ids);

    /** The same selector on tokens of the text. */
    default Selector with(Tokens tokens) {
        return new Supplied(this, tokens);
    }

    @Override
    default Set<String> fields() {
        return tokenizer().isEmpty() ? Set.of(field()) : Set.of();
    }

    @Override
    default boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    /** @throws IllegalArgumentException where a tokenizer is named, as none was handed over */
    @Override
    default Judge ready(Profile seen, Seed seed) {
        if (!tokenizer().isEmpty()) {
            throw new IllegalArgumentException(card().id() + " is to use the tokenizer " + tokenizer()
                    + ", and nothing here reads it. Bring the plug-in: genloss fetch onnx; or give token ids in a field of the records and name it: "
                    + card().id() + ".field");
        }
        return ready(new Ids(card().id(), field(), null));
    }

    /**
     * The ids of items.
     *
     * @param tokens null where they are in the field
     */
    record Ids(String selector, String field, Tokens tokens) implements java.io.Serializable {
        private static final long serialVersionUID = 1;

        /** @throws IllegalArgumentException where an item has none, or something else than ids */
        int[] of(Item item) {
            if (tokens != null) {
                return tokens.of(org.genloss.curate.rules.Rule.text(item));
            }
            String noted = item.notes().get(field);
            if (noted == null) {
                throw new IllegalArgumentException(selector + " needs token ids: item " + item.id() + " has no field "
                        + field + ". Give the ids in a field of every record and name it (" + selector
                        + ".field), or name the tokenizer of the model (" + selector + ".tokenizer)");
            }
            return numbers(item, noted);
        }

        private int[] numbers(Item item, String noted) {
            String plain = noted.replaceAll("[\\[\\](){},;\\s]+", " ").strip();
            String[] words = plain.isEmpty() ? new String[0] : plain.split(" ");
            int[] ids = new int[words.length];
            for (int i = 0; i < ids.length; i++) {
                try {
                    ids[i] = Integer.parseInt(words[i]);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(
                            selector + " needs token ids, whole numbers: item " + item.id() + " has \"" + words[i]
                                    + "\" in the field " + field,
                            e);
                }
            }
            return ids;
        }

        /** @throws IllegalArgumentException for an id outside of the vocabulary */
        int[] of(Item item, int vocabulary) {
            int[] ids = of(item);
            for (int id : ids) {
                if (id < 0 || id >= vocabulary) {
                    throw new IllegalArgumentException("item " + item.id() + " has the token " + id
                            + ", outside of the vocabulary of " + vocabulary + " that " + selector
                            + " was told: the ids are another tokenizer's, or the vocabulary is wrong. It has to be the one that the watermark was "
                            + "written with, padding included, or another test is made");
                }
            }
            return ids;
        }
    }

    /** A selector whose tokenizer was handed over. */
    record Supplied(TokenSelector of, Tokens tokens) implements Selector {
        @Override
        public Card card() {
            return of.card();
        }

        @Override
        public boolean fits(Schema schema) {
            return of.fits(schema);
        }

        @Override
        public Set<Kind<?>> needs(Schema schema) {
            return of.needs(schema);
        }

        @Override
        public boolean weighs() {
            return of.weighs();
        }

        /** @throws IllegalArgumentException where the tokenizer has ids that the selector was not told of */
        @Override
        public Judge ready(Profile seen, Seed seed) {
            int told = of.vocabulary();
            int gives = tokens.vocabulary();
            if (told >= 0 && told < gives) {
                String id = of.card().id();
                throw new IllegalArgumentException(
                        id + (told == 0 ? " needs vocabulary" : ".vocabulary is " + told) + ", and the tokenizer "
                                + of.tokenizer() + " has " + gives
                                + " token ids. It has to be the number that the watermark was written with: those of the tokenizer, or more "
                                + "where the model's are padded");
            }
            return of.ready(new Ids(of.card().id(), of.field(), tokens));
        }
    }
}
