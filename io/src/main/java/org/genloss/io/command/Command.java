package org.genloss.io.command;

import java.nio.file.Path;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.shelf.Shelf;

/**
 * The user's own training and sampling programs, in any language. Each is a line for the shell in which these words in braces are replaced:
 * {train} the file to train on, {model} a path that the program may make a file or a directory, {seed} a whole number below 2^31; and for
 * sampling {model}, {items} how many to draw, {seed}, {samples} the file to write. {out} is the same as {model} in fit and as {samples} in
 * sample. A step that is complete is not run again when a run is resumed.
 *
 * @param fit line that trains a model: {@code python train.py --data {train} --out {model} --seed {seed}}
 * @param sample line that draws from it: {@code python sample.py --model {model} --n {items} --seed {seed} --out {samples}}
 * @param files form of both files
 * @param timeout seconds after which a program is stopped, 0 for never
 * @param directory where the programs run; empty for the directory in which genloss was started
 */
@Shelf(Learner.class)
public record Command(String fit, String sample, Files files, double timeout, String directory) implements Learner {
    /** How items are handed over. */
    public enum Files {
        /** One object a line: {@code text}, {@code vector}, or one key a column. */
        JSONL,
        /** A header and one row an item; for tables and vectors. */
        CSV,
        /** One item a line; for texts, whose own line ends become spaces. */
        TXT
    }

    public Command {
        if (!(timeout >= 0 && timeout < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("command.timeout needs to be 0 (never) or more seconds, got " + timeout);
        }
        if (!fit.isEmpty() && directory.isEmpty()) {
            directory = Path.of("").toAbsolutePath().toString();
        }
    }

    public Command() {
        this("", "", Files.JSONL, 3600, "");
    }

    @Override
    public Card card() {
        return Card.of("command", "Your own programs")
                .says("Trains and draws by running command lines of yours, with files between them.")
                .formula("fit: reads {train}, writes {model}; sample: reads {model}, writes {items} items to {samples}")
                .undefinedWhen("a program fails, is stopped by the time-out, or writes too few items")
                .source("the programs");
    }

    /** @throws IllegalArgumentException where a line is missing, or lacks the file that it is about */
    @Override
    public boolean fits(Schema schema) {
        require("fit", fit, "{train}", "python train.py --data {train} --out {model}");
        require(
                "sample",
                sample,
                "{samples}",
                "python sample.py --model {model} --n {items} --seed {seed} --out {samples}");
        return switch (files) {
            case JSONL -> true;
            case CSV -> schema.kind() != Schema.Kind.TEXT;
            case TXT -> schema.kind() == Schema.Kind.TEXT;
        };
    }

    private static void require(String setting, String line, String file, String example) {
        if (!line.contains(file) && !(file.equals("{samples}") && line.contains("{out}"))) {
            throw new IllegalArgumentException(
                    "command." + setting + (line.isEmpty() ? " is missing" : " does not name " + file)
                            + ", for example " + setting + ": " + example);
        }
    }

    /** The same programs with a place for their files. @param workspace a directory of this cell of this run */
    public Learner in(Path workspace) {
        return new Placed(this, workspace);
    }

    /** @throws IllegalArgumentException always: files need a place */
    @Override
    public GenerativeModel fit(Corpus data, Seed seed) {
        throw new IllegalArgumentException(
                "the learner command needs a directory for its files; run it by genloss simulate");
    }

    /** Where the files of one cell are. */
    record Placed(Command command, Path workspace) implements Learner {
        @Override
        public Card card() {
            return command.card();
        }

        @Override
        public boolean fits(Schema schema) {
            return command.fits(schema);
        }

        @Override
        public GenerativeModel fit(Corpus data, Seed seed) {
            Step step = new Step(command, workspace, seed);
            return new CommandModel(command, workspace, data.schema(), step.fit(data));
        }
    }
}
