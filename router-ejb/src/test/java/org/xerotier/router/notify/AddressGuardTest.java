package org.xerotier.router.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.router.kernel.RouterException;

/** The forms in which a URL has led servers where they must not go; no name is looked up outside this test. */
class AddressGuardTest {

    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("hooks.example.com", List.of("93.184.216.34", "2606:2800:220:1::1")),
            Map.entry("one-bad-apple.example.com", List.of("93.184.216.34", "10.0.0.7")),
            Map.entry("inside.example.com", List.of("10.1.2.3")),
            Map.entry("loop6.example.com", List.of("::1")),
            Map.entry("mapped.example.com", List.of("::ffff:127.0.0.1")),
            Map.entry("nat64.example.com", List.of("64:ff9b::7f00:1")),
            Map.entry("sixtofour.example.com", List.of("2002:7f00:1::1")),
            Map.entry("teredo.example.com", List.of("2001:0:7f00:1::1")),
            Map.entry("ula.example.com", List.of("fd00:ec2::254")),
            Map.entry("metadata.google.internal", List.of("93.184.216.34")),
            Map.entry("localhost", List.of("127.0.0.1")));

    private final AddressGuard guard = new AddressGuard(AllowList.NONE, AddressGuardTest::resolve);

    @ParameterizedTest
    @ValueSource(
            strings = {
                // loopback and this host, in every dress
                "https://127.0.0.1/",
                "https://127.0.0.1:8443/x",
                "https://127.1/",
                "https://127.0.1/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0x7f.1/",
                "https://127.0.0.1.:443/",
                "https://127.255.255.254/",
                "https://0.0.0.0/",
                "https://0/",
                "https://[::1]/",
                "https://[::]/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://localhost./",
                "https://foo.localhost/",
                "https://loop6.example.com/",
                "https://mapped.example.com/",
                // private, shared, link-local, special
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://100.100.100.200/",
                "https://169.254.169.254/latest/meta-data/",
                "https://168.63.129.16/",
                "https://192.0.0.8/",
                "https://192.0.2.1/",
                "https://198.18.0.1/",
                "https://198.51.100.1/",
                "https://203.0.113.1/",
                "https://224.0.0.1/",
                "https://240.0.0.1/",
                "https://255.255.255.255/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fd00:ec2::254]/",
                "https://[fc00::1]/",
                "https://[ff02::1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001::1]/",
                "https://[2001:db8::1]/",
                "https://[100::1]/",
                "https://inside.example.com/",
                "https://one-bad-apple.example.com/",
                "https://nat64.example.com/",
                "https://sixtofour.example.com/",
                "https://teredo.example.com/",
                "https://ula.example.com/",
                "https://unknown.example.com/",
                // names of an inner network
                "https://metadata.google.internal/computeMetadata/v1/",
                "https://metadata/",
                "https://router/",
                "https://printer.local/",
                "https://db.corp/",
                // who is the host? parsers disagree
                "https://hooks.example.com@127.0.0.1/",
                "https://user:pass@hooks.example.com/",
                "https://127.0.0.1#@hooks.example.com/",
                "https://hooks.example.com#@127.0.0.1/",
                "https://hooks.example.com\\@127.0.0.1/",
                "https://hooks.example.com\\.inside.example.com/",
                "https:\\\\127.0.0.1/",
                "https:///127.0.0.1/",
                "https://hooks.example.com%2f@127.0.0.1/",
                "https://%6c%6f%63%61%6c%68%6f%73%74/",
                "https://127。0。0。1/",
                "https://①②⑦.⓪.⓪.①/",
                "https://lоcalhost/",
                "https://hooks.example.com./",
                "https://hooks..example.com/",
                "https://-hooks.example.com/",
                "https://hooks.example.com\t/",
                "https://hooks.example.com/\r\nX-Injected: 1",
                " https://hooks.example.com/",
                "https://hooks.example.com/ HTTP/1.1",
                "https://hooks.example.com/#fragment",
                // ports and schemes
                "https://hooks.example.com:0/",
                "https://hooks.example.com:65536/",
                "https://hooks.example.com:-1/",
                "https://hooks.example.com:/",
                "https://hooks.example.com:22/",
                "https://hooks.example.com:25/",
                "https://hooks.example.com:6379/",
                "http://hooks.example.com/",
                "HTTP://hooks.example.com/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:6379/_INFO",
                "ftp://hooks.example.com/",
                "jar:https://hooks.example.com/x.jar!/",
                "dict://127.0.0.1:11211/",
                "ldap://127.0.0.1/",
                "netdoc:///etc/passwd",
                "//hooks.example.com/",
                "hooks.example.com",
                "javascript:alert(1)",
                ""
            })
    void isRefused(String url) {
        assertThatThrownBy(() -> guard.check(WebhookUrl.parse(url)))
                .isInstanceOfSatisfying(
                        RouterException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(NotifyError.WEBHOOK_URL_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "https://hooks.example.com/",
                "https://HOOKS.example.com/a/b?c=d&e=%20f",
                "https://hooks.example.com:8443/x",
                "https://93.184.216.34/",
                "https://[2606:2800:220:1::1]/"
            })
    void isAccepted(String url) {
        assertThatCode(() -> guard.check(WebhookUrl.parse(url))).doesNotThrowAnyException();
    }

    @Test
    void anythingLongerThanTheLimitIsRefused() {
        String url = "https://hooks.example.com/" + "a".repeat(WebhookUrl.MAX_LENGTH);
        assertThatThrownBy(() -> WebhookUrl.parse(url)).isInstanceOf(RouterException.class);
    }

    @Test
    void anAllowedRangeMayBePrivateAtAnyPortAndWithoutTls() {
        AddressGuard lenient = new AddressGuard(AllowList.parse("127.0.0.0/8, 10.1.2.0/24"), AddressGuardTest::resolve);

        assertThatCode(() -> lenient.check(WebhookUrl.parse("http://127.0.0.1:9999/x")))
                .doesNotThrowAnyException();
        assertThatCode(() -> lenient.check(WebhookUrl.parse("https://inside.example.com:9999/")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> lenient.check(WebhookUrl.parse("http://10.0.0.1/")))
                .isInstanceOf(RouterException.class);
        assertThatThrownBy(() -> lenient.check(WebhookUrl.parse("http://hooks.example.com/")))
                .isInstanceOf(RouterException.class);
        assertThatThrownBy(() -> lenient.check(WebhookUrl.parse("https://one-bad-apple.example.com/")))
                .isInstanceOf(RouterException.class);
    }

    @Test
    void anAllowedNameIsExactlyThatName() {
        AddressGuard lenient = new AddressGuard(AllowList.parse("inside.example.com"), AddressGuardTest::resolve);

        assertThatCode(() -> lenient.check(WebhookUrl.parse("http://inside.example.com:81/")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> lenient.check(WebhookUrl.parse("https://ula.example.com/")))
                .isInstanceOf(RouterException.class);
    }

    @Test
    void anUnusableAllowListIsAFaultAndNotAnEmptyOne() {
        for (String text : List.of("10.0.0.0/33", "10.0.0.0/x", "http://x", "a b", "*.example.com", "10.0.0.0/-1")) {
            assertThatThrownBy(() -> AllowList.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aNameIsLookedUpOnceAndTheAnswerIsWhatIsConnectedTo() {
        List<String> asked = new ArrayList<>();
        AddressGuard rebinding = new AddressGuard(AllowList.NONE, host -> {
            asked.add(host);
            return resolve(asked.size() == 1 ? "hooks.example.com" : "localhost");
        });

        List<InetAddress> checked = rebinding.check(WebhookUrl.parse("https://rebind.example.com/"));

        assertThat(asked).hasSize(1);
        assertThat(checked).containsExactlyElementsOf(resolve("hooks.example.com"));
    }

    private static List<InetAddress> resolve(String host) {
        List<String> texts =
                AddressRange.looksLikeAnAddress(host) ? List.of(host) : NAMES.getOrDefault(host, List.of());
        return texts.stream().map(AddressGuardTest::literal).toList();
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
