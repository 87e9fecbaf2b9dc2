package org.xerotier.mesh.curve;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {"org.xerotier.mesh.curve", "com.neilalexander"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule nothing_but_the_jdk_and_one_package_of_bouncy_castle = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.bouncycastle.math.ec.rfc7748..",
                    "org.xerotier.mesh.curve..",
                    "com.neilalexander.jnacl.crypto..")
            .because("the rest of Bouncy Castle leaves marks on a server's threads (docs/explanation/redeployment.md)");

    @ArchTest
    static final ArchRule the_doors_are_two = classes()
            .that()
            .resideInAPackage("org.xerotier.mesh.curve")
            .and()
            .arePublic()
            .should()
            .haveNameMatching(".*\\.(CurveKeys|SecretBox)");

    @ArchTest
    static final ArchRule jeromqs_names_are_two = classes()
            .that()
            .resideInAPackage("com.neilalexander..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .haveNameMatching(".*\\.(curve25519xsalsa20poly1305|xsalsa20poly1305)");

    @ArchTest
    static final ArchRule nothing_stays_with_a_thread = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocal.class)
            .because("a server's threads outlive the application");
}
