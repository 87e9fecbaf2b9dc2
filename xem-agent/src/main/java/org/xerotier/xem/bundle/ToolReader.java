package org.xerotier.xem.bundle;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.xerotier.mesh.manifest.RecoveryPolicy;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.xem.bundle.ParameterReader.Parameters;

/** Reads one entry of {@code tools}. */
final class ToolReader {

    private static final long DAY_MILLIS = 86_400_000;
    private static final long DEFAULT_TIMEOUT_MILLIS = 30_000;
    private static final long DEFAULT_OUTPUT_LIMIT = 1 << 20;
    private static final long MAX_OUTPUT_LIMIT = 1L << 30;
    private static final List<String> FORMATS = List.of("text", "json", "lines");

    private final BundleDefaults bundle;
    private final ActionReader actions;
    private final Faults faults;

    ToolReader(BundleDefaults bundle, ActionReader actions, Faults faults) {
        this.bundle = bundle;
        this.actions = actions;
        this.faults = faults;
    }

    ToolDraft read(Node node) {
        int before = faults.size();
        Fields fields = new Fields(node, "a tool", faults);
        String action = fields.requireText("name", 64);
        ToolName name = name(node, action);
        String description = fields.requireText("description", 2_048);
        String domain = fields.text("domain", 64).orElse(bundle.domain());
        RiskLevel risk = risk(fields);
        String scope = fields.text("scope", 128).orElse(bundle.name() + "." + action);
        boolean idempotent = fields.flag("idempotent", risk == RiskLevel.READ);
        RecoveryPolicy recovery = recovery(fields, risk, idempotent);
        boolean mcpVisible = fields.flag("mcp_visible", true);
        long timeout = fields.integer("timeout_ms", DEFAULT_TIMEOUT_MILLIS, 1, DAY_MILLIS);
        Output output = output(fields);
        ToolName plan = other(fields, "plan");
        ToolName probe = other(fields, "probe");
        ToolName version = other(fields, "version");
        ExitCodes exitCodes = new ExitCodesReader(faults).read(fields);
        Parameters parameters = new ParameterReader(faults).read(fields.take("parameters"));
        ActionReader.Action how = actions.read(fields, parameters);
        fields.done();
        if (faults.size() > before || parameters == null || name == null || how == null) {
            return new ToolDraft(node, action, null, "");
        }
        ToolDescriptor descriptor = new ToolDescriptor(
                name,
                description,
                domain,
                risk,
                scope,
                idempotent,
                recovery,
                timeout,
                output.limit(),
                output.format(),
                plan,
                probe,
                version,
                mcpVisible,
                parameters.schema());
        BundledTool tool =
                new BundledTool(descriptor, bundle.version(), parameters.compiled(), how.action(), exitCodes);
        return new ToolDraft(node, action, tool, how.missing());
    }

    private @Nullable ToolName name(Node node, String action) {
        try {
            return new ToolName(bundle.name(), action);
        } catch (IllegalArgumentException fault) {
            String message = String.valueOf(fault.getMessage());
            boolean ofTheBundle = message.startsWith("a bundle's name");
            if (!action.isEmpty() && !ofTheBundle) {
                faults.at(YamlTree.child(node, "name"), message);
            }
            return null;
        }
    }

    private @Nullable ToolName other(Fields fields, String key) {
        Optional<String> action = fields.text(key, 64);
        if (action.isEmpty()) {
            return null;
        }
        try {
            return new ToolName(bundle.name(), action.get());
        } catch (IllegalArgumentException fault) {
            faults.at(YamlTree.child(fields.node(), key), "'%s' must be the name of another tool of this bundle", key);
            return null;
        }
    }

    private RiskLevel risk(Fields fields) {
        String risk = fields.requireText("risk", 16);
        try {
            return RiskLevel.ofWireName(risk.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            if (!risk.isEmpty()) {
                faults.at(YamlTree.child(fields.node(), "risk"), String.valueOf(unknown.getMessage()));
            }
            return RiskLevel.IRREVERSIBLE;
        }
    }

    private RecoveryPolicy recovery(Fields fields, RiskLevel risk, boolean idempotent) {
        RecoveryPolicy standard = RecoveryPolicy.standard(risk, idempotent);
        String named = fields.text("recovery", 32).orElse(standard.wireName());
        RecoveryPolicy policy = RecoveryPolicy.ofWireName(named).orElse(null);
        if (policy == null || (policy == RecoveryPolicy.IDEMPOTENT && standard != RecoveryPolicy.IDEMPOTENT)) {
            faults.at(
                    YamlTree.child(fields.node(), "recovery"),
                    "recovery is never or if_not_started, or idempotent for a tool that is idempotent or only reads; not "
                            + named);
            return standard;
        }
        return policy;
    }

    private record Output(long limit, String format) {}

    private Output output(Fields tool) {
        Node node = tool.take("output");
        if (node == null) {
            return new Output(DEFAULT_OUTPUT_LIMIT, "text");
        }
        Fields fields = new Fields(node, "output", faults);
        long limit = fields.integer("limit_bytes", DEFAULT_OUTPUT_LIMIT, 1, MAX_OUTPUT_LIMIT);
        String format = fields.text("format", 16).orElse("text");
        if (!FORMATS.contains(format)) {
            faults.at(YamlTree.child(node, "format"), "'format' must be text, json or lines");
        }
        fields.done();
        return new Output(limit, format);
    }
}
