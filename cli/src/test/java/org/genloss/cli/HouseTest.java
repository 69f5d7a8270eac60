package org.genloss.cli;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.genloss.catalog.Carded;
import org.genloss.lab.mitigation.Selected;
import org.genloss.verdict.VerdictStatistics;
import org.junit.jupiter.api.Test;

/** The rules of the house: who may import whom, what core never does, how long a file may be. */
class HouseTest {
    private static final JavaClasses GENLOSS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.genloss");
    private static final String[] CORE = {
        "org.genloss.data..",
        "org.genloss.profile..",
        "org.genloss.metric..",
        "org.genloss.verdict..",
        "org.genloss.catalog..",
        "org.genloss.ledger..",
        "org.genloss.report..",
        "org.genloss.select..",
        "org.genloss.shelf.."
    };
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static String[] with(String[] packages, String... more) {
        return Stream.concat(Stream.of(packages), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void coreImportsOnlyItselfTheJdkAndSmallLibraries() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        CORE,
                        "java..",
                        "org.apache.commons.rng..",
                        "org.apache.commons.statistics..",
                        "org.apache.commons.numbers..",
                        "com.dynatrace.hash4j..",
                        "org.ejml..",
                        "javax.annotation.processing..",
                        "javax.lang.model..",
                        "javax.tools.."))
                .check(GENLOSS);
    }

    @Test
    void labImportsOnlyCore() {
        noClasses()
                .that()
                .resideInAPackage("org.genloss.lab..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.genloss.io..",
                        "org.genloss.cli..",
                        "org.genloss.testkit..",
                        "com.fasterxml..",
                        "tools.jackson..",
                        "picocli..")
                .check(GENLOSS);
    }

    @Test
    void curateImportsOnlyCore() {
        noClasses()
                .that()
                .resideInAPackage("org.genloss.curate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.genloss.lab..",
                        "org.genloss.io..",
                        "org.genloss.cli..",
                        "org.genloss.testkit..",
                        "tools.jackson..",
                        "picocli..")
                .check(GENLOSS);
    }

    @Test
    void ioNeverImportsTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("org.genloss.io..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.genloss.cli..", "org.genloss.testkit..", "picocli..")
                .check(GENLOSS);
    }

    @Test
    void coreLabAndCurateTouchNoFilesNetworkThreadsOrClock() {
        noClasses()
                .that()
                .resideInAnyPackage(with(CORE, "org.genloss.lab..", "org.genloss.curate.."))
                .and()
                .resideOutsideOfPackage("org.genloss.shelf..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.time..", "java.util.concurrent.locks..")
                .check(GENLOSS);
        noClasses()
                .that()
                .resideInAnyPackage(with(CORE, "org.genloss.lab..", "org.genloss.curate.."))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .check(GENLOSS);
        noClasses()
                .that()
                .resideInAnyPackage(with(CORE, "org.genloss.lab..", "org.genloss.curate.."))
                .should(callMethodWhere(systemOtherThanArraycopy()))
                .check(GENLOSS);
    }

    private static DescribedPredicate<JavaCall<?>> systemOtherThanArraycopy() {
        return DescribedPredicate.describe(
                "System, other than arraycopy and identityHashCode",
                call -> call.getTargetOwner().getName().equals("java.lang.System")
                        && !List.of("arraycopy", "identityHashCode").contains(call.getName()));
    }

    @Test
    void nothingUsesAnUnseededGenerator() {
        noClasses()
                .that()
                .resideInAnyPackage("org.genloss..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(GENLOSS);
        noClasses()
                .that()
                .resideInAnyPackage("org.genloss..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .check(GENLOSS);
    }

    /** What these maps yield first differs from one process to the next; constants that are looked up in are safe. */
    @Test
    void onlyConstantsAreMapsWithoutAnOrder() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.genloss.testkit..")
                .should(callMethodWhere(DescribedPredicate.describe(
                        "Map.of with several keys, outside of a constant",
                        call -> call.getTargetOwner().getName().equals("java.util.Map")
                                && call.getName().equals("of")
                                && call.getTarget().getRawParameterTypes().size() > 2
                                && !call.getOrigin().getName().equals("<clinit>"))))
                .check(GENLOSS);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.genloss.(*)..").should().beFreeOfCycles().check(GENLOSS);
        slices().matching("org.genloss.(**)").should().beFreeOfCycles().check(GENLOSS);
    }

    /** A metric, learner, regime, probe, theory or statistic of the verdict that is on no list cannot be found by anybody. */
    @Test
    void everythingWithACardIsOnTheShelf() {
        List<String> shelved = Stream.concat(ExplainCommand.all().stream(), VerdictStatistics.all().stream())
                .map(e -> e.getClass().getName())
                .toList();
        List<String> lost = GENLOSS.stream()
                .filter(c -> c.isAssignableTo(Carded.class)
                        && !c.isInterface()
                        && !c.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(c -> c.isTopLevelClass() && !c.isEquivalentTo(Selected.class)) // bears a selector's card
                .map(c -> c.getName())
                .filter(name -> !shelved.contains(name))
                .toList();
        assertThat(lost).isEmpty();
    }

    @Test
    void noMainFileIsLongerThan400Lines() throws IOException {
        assertThat(files("src/main/java", ".java")
                        .filter(f -> lines(f) > 400)
                        .map(f -> ROOT.relativize(f) + ": " + lines(f)))
                .isEmpty();
    }

    @Test
    void noChildPomIsLongerThan60Lines() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            assertThat(modules.map(m -> m.resolve("pom.xml"))
                            .filter(Files::exists)
                            .filter(f -> lines(f) > 60)
                            .map(f -> ROOT.relativize(f) + ": " + lines(f)))
                    .isEmpty();
        }
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        assertThat(files("src/main/java", ".java")
                        .map(Path::getParent)
                        .distinct()
                        .filter(p -> !Files.exists(p.resolve("package-info.java")))
                        .map(p -> ROOT.relativize(p).toString())
                        .filter(p -> !p.startsWith("shelf")))
                .isEmpty();
    }

    /** Under an Arabic locale %d writes Arabic digits, under a German one %f a comma: in reports, and in names of files that a run looks for again. */
    @Test
    void numbersAreWrittenAlikeUnderEveryLocale() throws IOException {
        Pattern number = Pattern.compile(
                "(String\\.format|printf)\\(\\s*\"[^;]*?%[-+,.0-9]*(\"\\s*\\+[^;\"]*\\+\\s*\"[-.0-9]*)?[defg]");
        assertThat(files("src/main/java", ".java")
                        .filter(f -> number.matcher(text(f)).find())
                        .map(f -> ROOT.relativize(f)))
                .isEmpty();
    }

    private static Stream<Path> files(String under, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all
                    .filter(p -> p.toString().contains(under)
                            && p.toString().endsWith(ending)
                            && !p.toString().contains("/target/"))
                    .toList()
                    .stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
