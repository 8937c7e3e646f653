package io.collabboard.gatling;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.collabboard.gatling", importOptions = DoNotIncludeTests.class)
class DependencyRulesTest {
    @ArchTest
    static final ArchRule LOAD_TOOLS_SEE_OF_COLLABBOARD_ONLY_THE_WIRE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.collabboard.board..",
                    "io.collabboard.gateway..",
                    "io.collabboard.cluster..",
                    "io.collabboard.proto.cluster..",
                    "io.collabboard.proto.journal..");

    @ArchTest
    static final ArchRule MEASURING_KNOWS_NEITHER_GATLING_NOR_WHO_READS_IT = noClasses()
            .that()
            .resideInAPackage("..cell..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gatling..", "..dsl..", "..simulation..", "..bench..", "..report..");

    @ArchTest
    static final ArchRule ONLY_SIMULATIONS_AND_THEIR_LANGUAGE_KNOW_GATLING = noClasses()
            .that()
            .resideOutsideOfPackages("..dsl..", "..simulation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gatling..");
}
