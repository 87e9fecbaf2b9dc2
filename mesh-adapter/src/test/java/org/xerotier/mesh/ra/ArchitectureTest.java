package org.xerotier.mesh.ra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {"org.xerotier.mesh.api", "org.xerotier.mesh.ra"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule jeromqIsTouchedInTwoPlaces = noClasses()
            .that()
            .haveNameNotMatching("org\\.xerotier\\.mesh\\.ra\\.(MeshSocket|ZapHandler)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.zeromq..", "zmq..", "com.neilalexander..");

    @ArchTest
    static final ArchRule theApiDoesNotKnowTheAdapter = noClasses()
            .that()
            .resideInAPackage("org.xerotier.mesh.api")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.xerotier.mesh.ra");

    @ArchTest
    static final ArchRule threadsComeFromTheContainer = noClasses()
            .should()
            .callConstructor(Thread.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule onlyTheContainersDoorsArePublic = classes()
            .that()
            .resideInAPackage("org.xerotier.mesh.ra")
            .and()
            .arePublic()
            .should()
            .haveNameMatching(".*\\.(MeshResourceAdapter|MeshActivationSpec|MeshManagedConnectionFactory)");
}
