package org.genloss.curate.policy;

import java.util.Arrays;
import java.util.List;

/** What a policy can ask for. */
public enum Rule {
    /** Every source, and every record of the mix, has a declared origin. */
    ORIGIN("origin"),
    /** Every source, and every record of the mix, has a licence that is allowed. */
    LICENCE("licence"),
    /** Every source with people's data says how they agreed. */
    CONSENT("consent"),
    /** The synthetic share of the mix is told, and no higher than a limit. */
    SYNTHETIC("synthetic"),
    /** Every synthetic record of the mix names its generator. */
    GENERATOR("generator"),
    /** Personal data that has a form is masked, or its documents dropped. */
    PERSONAL_DATA("personal-data"),
    /** People looked at a share of the documents, and decided about all that they were asked about, and each says who. */
    HUMAN_REVIEW("human-review");

    private final String id;

    Rule(String id) {
        this.id = id;
    }

    /** The key in a recipe. */
    public String id() {
        return id;
    }

    /** Whether sources break it, each for itself; otherwise the recipe or the mix does as a whole. */
    public boolean ofSources() {
        return this != SYNTHETIC && this != PERSONAL_DATA;
    }

    /** All keys. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Rule::id).toList();
    }
}
