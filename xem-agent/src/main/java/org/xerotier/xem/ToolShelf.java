package org.xerotier.xem;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.xerotier.xem.bundle.BundleLoader;
import org.xerotier.xem.bundle.LoadedBundles;
import org.xerotier.xem.manifest.ManifestBook;
import org.xerotier.xem.manifest.PublishedManifest;

/** The tools on offer: read from the tools folder at start and again on SIGHUP. */
final class ToolShelf {

    private static final Logger LOG = System.getLogger("xem.bundle");

    private final Path toolsDir;
    private final Path credentialsDir;
    private final ManifestBook book;
    private volatile PublishedManifest manifest;

    private ToolShelf(Path toolsDir, Path credentialsDir, ManifestBook book, PublishedManifest manifest) {
        this.toolsDir = toolsDir;
        this.credentialsDir = credentialsDir;
        this.book = book;
        this.manifest = manifest;
    }

    static ToolShelf open(Path toolsDir, Path credentialsDir, ManifestBook book) throws IOException {
        return new ToolShelf(toolsDir, credentialsDir, book, read(toolsDir, credentialsDir, book));
    }

    PublishedManifest manifest() {
        return manifest;
    }

    /** Reads the folder again; the tools in force stay if that fails. Runs under way keep what they started with. */
    synchronized void reload(Runnable published) {
        try {
            PublishedManifest fresh = read(toolsDir, credentialsDir, book);
            boolean changed = !fresh.hash().equals(manifest.hash());
            manifest = fresh;
            if (changed) {
                published.run();
            }
        } catch (IOException fault) {
            LOG.log(Level.ERROR, "The tools were not read again ({0}); the ones in force stay.", fault.getMessage());
        }
    }

    private static PublishedManifest read(Path toolsDir, Path credentialsDir, ManifestBook book) throws IOException {
        LoadedBundles bundles = BundleLoader.load(toolsDir, credentialsDir);
        bundles.faults().forEach(fault -> LOG.log(Level.ERROR, "Bundle refused: {0}", fault));
        bundles.unavailable()
                .forEach(
                        tool -> LOG.log(Level.INFO, "Not offered on this host: {0} ({1})", tool.name(), tool.reason()));
        PublishedManifest manifest = book.publish(bundles.tools());
        LOG.log(
                Level.INFO,
                "{0} tools of {1} bundles on offer, manifest version {2}.",
                manifest.tools().size(),
                bundles.bundles(),
                manifest.version());
        return manifest;
    }
}
