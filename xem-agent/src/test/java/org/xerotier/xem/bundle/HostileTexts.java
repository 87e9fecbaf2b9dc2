package org.xerotier.xem.bundle;

import java.util.List;

/** Texts that have turned into options, files, commands or other texts somewhere. */
final class HostileTexts {

    private HostileTexts() {}

    /** Texts a program could take for an option, or for more than one word. */
    static final List<String> OPTIONS = List.of(
            "-", "--", "---", "-h", "-v", "-rf", "-f", "-A", "--help", "--version", "--all", "--force", "--now", "--yes",
            "--x=y", "-x=y", "-o", "-oyaml", "-ojson", "--output=/etc/cron.d/x", "-o ProxyCommand=id",
            "-oProxyCommand=id", "--kubeconfig=/tmp/evil", "--server=https://evil.example", "--as=system:admin",
            "--as-group=system:masters", "--token=stolen", "--insecure-skip-tls-verify", "--context=other",
            "--cluster=other", "--user=admin", "-n=kube-system", "--namespace=kube-system", "--all-namespaces",
            "--raw=/api/v1/secrets", "-f /dev/stdin", "--filename=/etc/passwd", "--template={{.data}}",
            "--field-selector=x", "--grace-period=0", "--cascade=orphan", "--dry-run=none", "--overwrite",
            "--host=tcp://evil.example", "-H", "-Htcp://evil.example", "--config=/tmp/evil", "--log-level=debug",
            "--privileged", "--volume=/:/host", "--time=0", "--chdir=/tmp", "-chdir=/", "-var=x=y", "-auto-approve",
            "-destroy", "-state=/tmp/x", "-lock=false", "--command=DROP TABLE x", "-c", "-cselect 1", "--file=/etc/passwd",
            "-f/etc/passwd", "--set=x", "-Ppager=always", "--os-auth-url=http://evil.example", "--os-cloud=other",
            "--debug", "--endpoint-url=http://evil.example", "--profile=admin", "--region=evil", "--no-verify-ssl",
            "--cli-input-json=file:///etc/passwd", "--property=x", "--unit=sshd", "--root=/tmp", "--machine=x", "-M",
            "--directory=/etc", "--file=/var/log/auth.log", "@/etc/passwd", "file:///etc/passwd",
            "fileb:///etc/shadow", "http://169.254.169.254/latest/meta-data/", "+%s", "=x");

    /** Texts a shell, a path, a terminal or an encoder could read otherwise. */
    static final List<String> TEXTS = List.of(
            ";id", "a;id", "a|id", "|id", "a&&id", "&", "`id`", "$(id)", "${IFS}id", "$HOME", "$0", "a\nid", "a\r\nid",
            "\n", "\t", " ", "  leading", "trailing  ", "a b", "'", "\"", "'; drop table x; --", "\\", "\\n", "a\\",
            "*", "?", "[a-z]", "{a,b}", "~", "~root", "!", "!!", "#", "# comment", "%", "%s%s%n", "%00", "%2e%2e%2f",
            "..", "../../etc/passwd", "/etc/passwd", "/proc/self/environ", "C:\\windows", "//host/share", ".", "/",
            "<", ">", ">/tmp/x", "2>&1", "<(id)", "null", "undefined", "true", "0", "-0", "NaN", "1e400", "__proto__",
            "{namespace}", "{credentials}", "{scratch}", "{{.}}", "${jndi:ldap://x}", "é", "e\u0301", "ß", "İ", "日本語",
            "😀", "\u202egnp.exe", "\u200b", "\ufeff", "\u2010x", "\u2013-x", "\uff0dx", "\u0007", "\u001b[2J",
            "\u0080", "a\u0301\u0302\u0303", "\ud83d\udc68\u200d\ud83d\udc69", "x".repeat(255), "x".repeat(1_024),
            "x".repeat(5_000));
}
