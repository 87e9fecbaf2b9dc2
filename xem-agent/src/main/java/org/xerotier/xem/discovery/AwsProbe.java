package org.xerotier.xem.discovery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Profiles of the AWS command line: the headings of its files, never what stands under them. */
final class AwsProbe implements Probe {

    private static final Pattern HEADING =
            Pattern.compile("(?m)^[ \\t]*\\[[ \\t]*(?:profile[ \\t]+)?([^]\\n]{1,128})]");

    @Override
    public void look(HostView host, Finds finds) throws IOException {
        for (Path file : host.listedOrHome("AWS_CONFIG_FILE", ".aws/config")) {
            profiles(host, file, finds);
        }
        for (Path file : host.listedOrHome("AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials")) {
            profiles(host, file, finds);
        }
    }

    private static void profiles(HostView host, Path file, Finds finds) throws IOException {
        Matcher heading = HEADING.matcher(host.text(file).orElse(""));
        while (heading.find()) {
            String name = heading.group(1).strip();
            if (!name.startsWith("sso-session") && !name.startsWith("services")) {
                finds.found("aws", name, "a profile of " + file);
            }
        }
    }
}
