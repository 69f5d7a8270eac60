package org.genloss.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, as Maven writes it into the jar's manifest, and the plug-ins beside it. */
final class Version implements IVersionProvider {
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    @Override
    public String[] getVersion() {
        List<String> plugins = Plugins.fetched();
        return new String[] {"genloss " + number() + (plugins.isEmpty() ? "" : " with " + String.join(", ", plugins))};
    }
}
