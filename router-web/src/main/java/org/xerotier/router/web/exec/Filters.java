package org.xerotier.router.web.exec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.FleetService;
import org.xerotier.router.invocation.InvocationFilter;
import org.xerotier.router.invocation.InvocationStatus;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.web.http.Query;
import org.xerotier.router.workspace.WorkspaceService;

/** Turns the query of a list into what the rooms filter by. */
@ApplicationScoped
public class Filters {

    private static final Pattern COMMA = Pattern.compile(",");

    @Inject
    WorkspaceService workspaces;

    @Inject
    FleetService fleet;

    InvocationFilter of(Actor actor, ListQuery query) {
        return new InvocationFilter(
                statuses(query.status),
                query.tool,
                query.workspace == null
                        ? null
                        : workspaces
                                .get(actor.requireProject(), query.workspace)
                                .id(),
                query.agent == null ? null : fleet.get(actor, query.agent).id(),
                invocation(query.invocation),
                Query.instant("from", query.from),
                Query.instant("to", query.to));
    }

    private static Set<InvocationStatus> statuses(@Nullable String list) {
        Set<InvocationStatus> statuses = EnumSet.noneOf(InvocationStatus.class);
        if (list != null) {
            COMMA.splitAsStream(list).forEach(name -> {
                InvocationStatus status = Query.constant("status", InvocationStatus.class, name.strip());
                if (status != null) {
                    statuses.add(status);
                }
            });
        }
        return statuses;
    }

    private static @Nullable InvocationId invocation(@Nullable String id) {
        if (id == null) {
            return null;
        }
        if (!InvocationId.matches(id)) {
            throw KernelError.INVALID_PARAMETER.because(
                    "invocation must be an id of the form inv_<32 hex digits>.", "invocation");
        }
        return new InvocationId(id);
    }
}
