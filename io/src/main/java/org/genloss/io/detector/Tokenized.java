package org.genloss.io.detector;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.genloss.curate.watermark.TokenSelector;
import org.genloss.io.UserError;
import org.genloss.io.model.Models;
import org.genloss.select.Selector;

/** Selectors of token ids whose tokenizer is a file: where recipes and experiments are carried out, it is opened. */
public final class Tokenized {
    private Tokenized() {}

    /**
     * The selector with the tokenizer that its settings name; any other selector as it is.
     *
     * @throws UserError where the file is not there or is no tokenizer, or the plug-in that reads it is not there
     */
    public static Selector open(Selector selector) {
        if (!(selector instanceof TokenSelector tokens) || tokens.tokenizer().isBlank()) {
            return selector;
        }
        String option = selector.card().id() + ".tokenizer";
        try {
            return tokens.with(Models.tokens(option, Path.of(tokens.tokenizer())));
        } catch (InvalidPathException e) {
            throw new UserError(option + " is no path: " + tokens.tokenizer() + ".", e);
        }
    }

    /** The selector as its settings name it. */
    public static Selector settings(Selector selector) {
        return selector instanceof TokenSelector.Supplied supplied ? supplied.of() : selector;
    }
}
