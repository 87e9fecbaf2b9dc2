package org.xerotier.xeroctl;

/** The version of this program. */
final class Version {
    private Version() {}

    static String number() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
