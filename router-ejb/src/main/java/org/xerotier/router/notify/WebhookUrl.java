package org.xerotier.router.notify;

import static org.xerotier.router.notify.NotifyError.WEBHOOK_URL_REFUSED;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.xerotier.router.kernel.RouterException;

/**
 * A URL in the one form that every parser reads alike. Whatever two parsers could disagree about is refused rather than
 * cleaned up: user names, fragments, backslashes, escapes in the host, numbers that some take for addresses, letters of
 * other scripts (an international name is written in its {@code xn--} form).
 *
 * @param host in lower case: a name of letters, digits and hyphens, four decimal numbers, or an IPv6 literal without its
 *     brackets
 * @param target path and query, as sent
 */
record WebhookUrl(boolean isSecure, String host, int port, String target) {

    static final int MAX_LENGTH = 2_048;

    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9:/?@!$&'()*+,;=._~%\\[\\]-]+");
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.|$)){4}(?<!\\.)");
    private static final Pattern V6 = Pattern.compile("\\[[0-9a-f:.]+]");

    static WebhookUrl parse(String text) {
        if (text.length() > MAX_LENGTH || !CHARACTERS.matcher(text).matches()) {
            throw refused("it has up to " + MAX_LENGTH + " plain ASCII characters; write an international host name as"
                    + " xn--...");
        }
        URI uri;
        try {
            uri = new URI(text).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw refused("it is not well formed");
        }
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "");
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused("it must begin with https://");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused("it must have neither a user name nor a fragment");
        }
        String host = host(Objects.requireNonNullElse(uri.getHost(), ""));
        int standard = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        if (port < 1 || port > 65_535 || text.matches("https?://[^/?]*:([/?].*)?")) {
            throw refused("the port is not one");
        }
        return new WebhookUrl(scheme.equals("https"), host, port, target(uri));
    }

    /** The {@code Host} header. */
    String authority() {
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (isSecure ? 443 : 80) ? shown : shown + ":" + port;
    }

    boolean isLiteral() {
        return AddressRange.looksLikeAnAddress(host);
    }

    private static String host(String given) {
        String host = given.toLowerCase(Locale.ROOT);
        if (V6.matcher(host).matches()) {
            return host.substring(1, host.length() - 1);
        }
        if (host.length() > 253
                || !NAME.matcher(host).matches() && !NUMBER.matcher(host).matches()) {
            throw refused("the host must be a full name, four decimal numbers or an IPv6 address in brackets");
        }
        return host;
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
    }

    static RouterException refused(String why) {
        return WEBHOOK_URL_REFUSED.because("The webhook's URL is refused: " + why + ".", "url");
    }
}
