package org.xerotier.systemtests.container;

import java.io.File;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.xerotier.systemtests.stack.Artifacts;

/** The shipped EAR, with one more module that holds the tests. */
final class RouterDeployment {

    private RouterDeployment() {}

    static EnterpriseArchive with(Class<?>... tests) {
        File ear = Artifacts.find().ear().toFile();
        EnterpriseArchive archive = ShrinkWrap.create(ZipImporter.class, "router.ear")
                .importFrom(ear)
                .as(EnterpriseArchive.class);
        WebArchive war = ShrinkWrap.create(WebArchive.class, "inside.war")
                .addClasses(tests)
                .addAsLibraries(jarOf(Assertions.class))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        String descriptor = read(archive);
        String module = "<module><web><web-uri>inside.war</web-uri><context-root>/inside</context-root></web></module>";
        archive.delete("META-INF/application.xml");
        int end = descriptor.indexOf("<library-directory>") > 0
                ? descriptor.indexOf("<library-directory>")
                : descriptor.indexOf("</application>");
        archive.setApplicationXML(new StringAsset(descriptor.substring(0, end) + module + descriptor.substring(end)));
        return archive.addAsModule(Testable.archiveToTest(war));
    }

    /** The archive on the test's class path that holds a class. */
    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static String read(EnterpriseArchive archive) {
        try (var in = archive.get("META-INF/application.xml").getAsset().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }
}
