package org.xerotier.xem.bundle;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/** Loads every {@code <tools_dir>/<bundle>/bundle.yaml}. A wrong bundle is refused whole; the others load. */
public final class BundleLoader {

    /** The file every bundle has. */
    public static final String FILE_NAME = "bundle.yaml";

    private final BinaryFinder binaries;
    private final Map<String, BundledTool> tools = new TreeMap<>();
    private final Map<String, String> functionNames = new HashMap<>();
    private final List<BundleFault> faults = new ArrayList<>();
    private final List<UnavailableTool> unavailable = new ArrayList<>();
    private int bundles;

    private BundleLoader(BinaryFinder binaries) {
        this.binaries = binaries;
    }

    /** Loads the bundles of a tools folder, in the order of their names. */
    public static LoadedBundles load(Path toolsDir, Path credentialsDir) {
        return load(toolsDir, credentialsDir, new BinaryFinder());
    }

    static LoadedBundles load(Path toolsDir, Path credentialsDir, BinaryFinder binaries) {
        BundleLoader loader = new BundleLoader(binaries);
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(toolsDir, Files::isDirectory)) {
            entries.forEach(folders::add);
        } catch (IOException unreadable) {
            loader.faults.add(new BundleFault(toolsDir, 0, "the tools folder cannot be read: " + unreadable));
        }
        folders.sort(null);
        folders.stream()
                .filter(folder -> !folder.getFileName().toString().startsWith("."))
                .forEach(folder -> loader.add(folder, new CredentialsFolder(credentialsDir)));
        return loader.loaded();
    }

    /** Loads one bundle alone. */
    public static LoadedBundles loadOne(Path bundleDir, Path credentialsDir) {
        BundleLoader loader = new BundleLoader(new BinaryFinder());
        loader.add(bundleDir.toAbsolutePath().normalize(), new CredentialsFolder(credentialsDir));
        return loader.loaded();
    }

    private LoadedBundles loaded() {
        return new LoadedBundles(tools, faults, unavailable, bundles);
    }

    private void add(Path folder, CredentialsFolder credentials) {
        Path file = folder.resolve(FILE_NAME);
        Faults found = new Faults(file);
        if (!Files.isRegularFile(file)) {
            found.at(0, "the folder has no %s", FILE_NAME);
        } else {
            Node root = YamlFile.read(file, found);
            if (root != null) {
                String name = String.valueOf(folder.getFileName());
                take(new BundleReader(binaries, credentials, found).read(root, name), found);
            }
        }
        faults.addAll(found.inOrder());
    }

    private void take(List<ToolDraft> drafts, Faults found) {
        for (ToolDraft draft : drafts) {
            BundledTool tool = draft.tool();
            if (tool == null) {
                continue;
            }
            String functionName = tool.descriptor().name().functionName();
            String other = functionNames.get(functionName);
            if (other != null && !other.equals(tool.name())) {
                found.at(draft.node(), "'%s' and '%s' are both called %s by models", tool.name(), other, functionName);
            }
        }
        if (!found.isEmpty()) {
            return;
        }
        bundles++;
        for (ToolDraft draft : drafts) {
            BundledTool tool = draft.tool();
            if (tool == null) {
                continue;
            }
            functionNames.put(tool.descriptor().name().functionName(), tool.name());
            if (draft.missing().isEmpty()) {
                tools.put(tool.name(), tool);
            } else {
                unavailable.add(new UnavailableTool(tool.descriptor(), draft.missing()));
            }
        }
    }
}
