package org.xerotier.provision.payara;

/** Which JVM options exclude each other: two heap limits, or two values of one system property. */
final class JvmOptions {
    private JvmOptions() {}

    static boolean sameKind(String one, String other) {
        return kind(one).equals(kind(other));
    }

    private static String kind(String option) {
        if (option.startsWith("-Xmx")) {
            return "-Xmx";
        }
        if (option.startsWith("-D") && option.contains("=")) {
            return option.substring(0, option.indexOf('='));
        }
        return option;
    }
}
