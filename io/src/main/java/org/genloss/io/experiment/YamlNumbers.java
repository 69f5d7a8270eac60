package org.genloss.io.experiment;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Which words of YAML are numbers: those of the JSON schema, and the floats of the core schema (YAML 1.2.2, 10.3.2) that begin with a point or a plus, as {@code .5} and {@code +1.5}. The other
 * numbers of the core schema stay words: a source may be called {@code 007}, and a model {@code 0x1F}.
 */
final class YamlNumbers extends JsonSchema {
    private static final String EXPONENT = "([eE][-+]?[0-9]+)?";
    private static final Pattern FLOATS =
            Pattern.compile("[-+]?\\.[0-9]+" + EXPONENT + "|\\+(0|[1-9][0-9]*)\\.[0-9]*" + EXPONENT);

    private final ScalarResolver resolver = new Resolver();

    @Override
    public ScalarResolver getScalarResolver() {
        return resolver;
    }

    private static final class Resolver extends JsonScalarResolver {
        @Override
        protected void addImplicitResolvers() {
            super.addImplicitResolvers();
            addImplicitResolver(Tag.FLOAT, FLOATS, "-+.");
        }
    }

    /** Texts that are read as these numbers are written in quotes. */
    static final class Quotes extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || FLOATS.matcher(value).matches();
        }
    }
}
