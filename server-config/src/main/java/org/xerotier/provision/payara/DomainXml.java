package org.xerotier.provision.payara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xerotier.provision.ProvisionException;
import org.xml.sax.SAXException;

/**
 * Edits a {@code domain.xml} while no server runs, by the same dotted names that {@code asadmin set} takes: element names, and after
 * the name of a repeated element the value of its {@code name}, {@code id} or {@code jndi-name}; the last word is an attribute.
 * A running server rewrites this file, so it is never touched later.
 */
final class DomainXml {
    private static final List<String> KEYS = List.of("name", "id", "jndi-name");

    /** Repeated elements that a fresh domain may lack altogether. */
    private static final Set<String> NAMED = Set.of("jms-host");

    private final Path file;
    private final Document document;

    private DomainXml(Path file, Document document) {
        this.file = file;
        this.document = document;
    }

    static DomainXml read(Path file) {
        try (var content = Files.newInputStream(file)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new DomainXml(file, factory.newDocumentBuilder().parse(content));
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new ProvisionException(
                    "Reading " + file + " failed: " + e.getMessage(),
                    "Delete the domain and create it again.",
                    file,
                    e);
        }
    }

    void write() {
        try (var target = Files.newOutputStream(file)) {
            var factory = TransformerFactory.newInstance();
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(target));
        } catch (IOException | TransformerException e) {
            throw new ProvisionException(
                    "Writing " + file + " failed: " + e.getMessage(), "Check free disk space.", file, e);
        }
    }

    void apply(AsadminScript script) {
        script.settings().forEach(setting -> set(setting.name(), setting.value()));
        script.jvmOptions().forEach(this::jvmOption);
    }

    void set(String dottedName, String value) {
        var words = words(dottedName);
        var element = document.getDocumentElement();
        int at = 0;
        while (at < words.size() - 1) {
            var step = step(element, words, at, dottedName);
            element = step.element();
            at = step.next();
        }
        if (at < words.size()) {
            element.setAttribute(words.get(at), value);
        } else {
            // The name ended with the key of a <property name= value=>.
            element.setAttribute("value", value);
        }
    }

    @Nullable
    String get(String dottedName) {
        var words = words(dottedName);
        var element = document.getDocumentElement();
        int at = 0;
        while (at < words.size() - 1) {
            var step = step(element, words, at, dottedName);
            element = step.element();
            at = step.next();
        }
        var attribute = at < words.size() ? words.get(at) : "value";
        return element.hasAttribute(attribute) ? element.getAttribute(attribute) : null;
    }

    boolean hasApplication(String name) {
        return children(document.getDocumentElement(), "applications").stream()
                .flatMap(applications -> children(applications, "application").stream())
                .anyMatch(application -> application.getAttribute("name").equals(name));
    }

    /** Removes the application and every reference to it. */
    void removeApplication(String name) {
        var root = document.getDocumentElement();
        for (var applications : children(root, "applications")) {
            remove(applications, "application", "name", name);
        }
        for (var servers : children(root, "servers")) {
            children(servers, "server").forEach(server -> remove(server, "application-ref", "ref", name));
        }
    }

    private static void remove(Element parent, String tag, String key, String value) {
        for (var candidate : children(parent, tag)) {
            if (candidate.getAttribute(key).equals(value)) {
                parent.removeChild(candidate);
            }
        }
    }

    /** Adds the option, in place of another of its kind. */
    void jvmOption(String option) {
        var java = child(child(child(document.getDocumentElement(), "configs"), "config"), "java-config");
        for (var present : children(java, "jvm-options")) {
            if (JvmOptions.sameKind(present.getTextContent().strip(), option)) {
                java.removeChild(present);
            }
        }
        var added = document.createElement("jvm-options");
        added.setTextContent(option);
        java.appendChild(added);
    }

    private record Step(Element element, int next) {}

    private Step step(Element parent, List<String> words, int at, String dottedName) {
        var name = words.get(at);
        var found = children(parent, name);
        var last = at + 1 == words.size() - 1;
        if (name.equals("property") && last) {
            return new Step(property(parent, found, words.get(at + 1)), at + 2);
        }
        for (var candidate : found) {
            if (KEYS.stream().anyMatch(key -> candidate.getAttribute(key).equals(words.get(at + 1)))) {
                return new Step(candidate, at + 2);
            }
        }
        if (found.size() == 1 && KEYS.stream().noneMatch(found.get(0)::hasAttribute)) {
            return new Step(found.get(0), at + 1);
        }
        if (found.isEmpty()) {
            return created(parent, words, at);
        }
        throw new IllegalArgumentException("no " + name + " called " + words.get(at + 1) + " for " + dottedName);
    }

    private Step created(Element parent, List<String> words, int at) {
        var created = document.createElement(words.get(at));
        parent.appendChild(created);
        if (!NAMED.contains(words.get(at))) {
            return new Step(created, at + 1);
        }
        created.setAttribute("name", words.get(at + 1));
        return new Step(created, at + 2);
    }

    private Element property(Element parent, List<Element> present, String key) {
        for (var candidate : present) {
            if (candidate.getAttribute("name").equals(key)) {
                return candidate;
            }
        }
        var created = document.createElement("property");
        created.setAttribute("name", key);
        parent.appendChild(created);
        return created;
    }

    private static Element child(Element parent, String name) {
        return children(parent, name).get(0);
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static List<String> words(String dottedName) {
        return List.of(dottedName.split("\\."));
    }
}
