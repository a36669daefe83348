package io.queuewatch.infra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.queuewatch.infra",
        importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.queuewatch.infra.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_COMMAND =
            noClasses()
                    .that()
                    .resideInAPackage("io.queuewatch.infra.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.queuewatch.infra");

    @ArchTest
    static final ArchRule SERVERS_AND_KAFKA_KNOW_NOTHING_OF_WHAT_USES_THEM =
            noClasses()
                    .that()
                    .resideInAnyPackage("..infra.local..", "..infra.kafka..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..infra.board..", "..infra.imports..", "..infra.simulator..")
                    .allowEmptyShould(true);
}
