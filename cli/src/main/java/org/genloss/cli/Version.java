package org.genloss.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, as Maven writes it into the jar's manifest. */
final class Version implements IVersionProvider {
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"genloss " + number()};
    }
}
