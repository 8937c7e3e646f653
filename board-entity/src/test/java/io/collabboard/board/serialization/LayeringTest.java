package io.collabboard.board.serialization;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may see whom within the module. */
@AnalyzeClasses(packages = "io.collabboard.board", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule onlySerializationSeesStoredAndSentMessages = noClasses()
            .that()
            .resideOutsideOfPackage("..board.serialization..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.collabboard.proto.journal.v1..", "io.collabboard.proto.cluster.v1..");

    @ArchTest
    static final ArchRule nobodySeesTheWire =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.collabboard.proto.wire.v1..");

    @ArchTest
    static final ArchRule theModelStandsAlone = noClasses()
            .that()
            .resideInAPackage("..board.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..board.protocol..", "..board.serialization..", "..board.directory..", "org.apache.pekko..");
}
