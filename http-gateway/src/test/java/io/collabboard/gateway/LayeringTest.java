package io.collabboard.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may see whom within the gateway, and that boards know nothing of it. */
@AnalyzeClasses(packages = "io.collabboard", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule onlyTheWirePackageSeesGeneratedWireClasses = noClasses()
            .that()
            .resideInAPackage("..collabboard.gateway..")
            .and()
            .resideOutsideOfPackages("..gateway.wire..", "..gateway.rehearsal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.collabboard.proto.wire.v1..");

    @ArchTest
    static final ArchRule replicasKnowSessionsOnlyAsFollowers = noClasses()
            .that()
            .resideInAPackage("..gateway.replica..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..gateway.session..", "..gateway.http..");

    @ArchTest
    static final ArchRule sessionsDoNotKnowTheServer = noClasses()
            .that()
            .resideInAPackage("..gateway.session..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..gateway.http..");

    @ArchTest
    static final ArchRule socketsKnowBytesOnly = noClasses()
            .that()
            .resideInAPackage("..gateway.socket..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..gateway.session..",
                    "..gateway.replica..",
                    "..gateway.http..",
                    "..gateway.wire..",
                    "io.collabboard.board..");

    @ArchTest
    static final ArchRule theWireKnowsNeitherReplicasNorSessions = noClasses()
            .that()
            .resideInAPackage("..gateway.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..gateway.session..", "..gateway.replica..", "..gateway.http..");

    @ArchTest
    static final ArchRule boardsDoNotKnowTheGateway = noClasses()
            .that()
            .resideInAPackage("io.collabboard.board..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.collabboard.gateway..");
}
