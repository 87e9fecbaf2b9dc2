package org.xerotier.router.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.xerotier.router.web.access.AccessFeature;
import org.xerotier.router.web.bootstrap.BootstrapResource;
import org.xerotier.router.web.enroll.EnrollResource;
import org.xerotier.router.web.error.AnyFailureMapper;
import org.xerotier.router.web.error.EjbFailureMapper;
import org.xerotier.router.web.error.HttpFailureMapper;
import org.xerotier.router.web.error.TransactionFailureMapper;
import org.xerotier.router.web.error.ValidationFailureMapper;
import org.xerotier.router.web.exec.AmbiguousResource;
import org.xerotier.router.web.exec.ApprovalEventsResource;
import org.xerotier.router.web.exec.ApprovalsResource;
import org.xerotier.router.web.exec.EvidenceResource;
import org.xerotier.router.web.exec.ExecutionsResource;
import org.xerotier.router.web.exec.InvocationEventsResource;
import org.xerotier.router.web.exec.InvocationsResource;
import org.xerotier.router.web.exec.ResolveResource;
import org.xerotier.router.web.exec.SheetResource;
import org.xerotier.router.web.exec.ToolsResource;
import org.xerotier.router.web.grants.GrantGivingResource;
import org.xerotier.router.web.grants.GrantsResource;
import org.xerotier.router.web.health.HealthResource;
import org.xerotier.router.web.health.StatusResource;
import org.xerotier.router.web.http.UrlGuard;
import org.xerotier.router.web.json.JsonWriter;
import org.xerotier.router.web.json.StrictJsonReader;
import org.xerotier.router.web.links.ApprovalLinksResource;
import org.xerotier.router.web.links.ApprovePageResource;
import org.xerotier.router.web.links.LinksResource;
import org.xerotier.router.web.management.AgentCandidatesResource;
import org.xerotier.router.web.management.AgentsResource;
import org.xerotier.router.web.management.ApiKeysResource;
import org.xerotier.router.web.management.AuditResource;
import org.xerotier.router.web.management.CandidatesResource;
import org.xerotier.router.web.management.JoinKeysResource;
import org.xerotier.router.web.management.RoutersResource;
import org.xerotier.router.web.notify.DeadLettersResource;
import org.xerotier.router.web.notify.WebhooksResource;
import org.xerotier.router.web.openapi.OpenApiResource;
import org.xerotier.router.web.people.AuthResource;
import org.xerotier.router.web.people.DelegationsResource;
import org.xerotier.router.web.people.MembersResource;
import org.xerotier.router.web.people.ProjectsResource;
import org.xerotier.router.web.people.UsersResource;
import org.xerotier.router.web.policy.PoliciesResource;
import org.xerotier.router.web.workspace.WorkspacesResource;

/** Everything that answers HTTP, by name. What is not in these lists does not answer. */
@ApplicationPath("/")
public final class RouterApplication extends Application {

    /** The collections and what else has a path. */
    public static final Set<Class<?>> RESOURCES = Set.of(
            AgentsResource.class,
            AgentCandidatesResource.class,
            CandidatesResource.class,
            AmbiguousResource.class,
            ApiKeysResource.class,
            ApprovalEventsResource.class,
            ApprovalLinksResource.class,
            ApprovalsResource.class,
            ApprovePageResource.class,
            AuditResource.class,
            AuthResource.class,
            BootstrapResource.class,
            DelegationsResource.class,
            DeadLettersResource.class,
            EnrollResource.class,
            EvidenceResource.class,
            ExecutionsResource.class,
            GrantGivingResource.class,
            GrantsResource.class,
            HealthResource.class,
            InvocationEventsResource.class,
            InvocationsResource.class,
            JoinKeysResource.class,
            LinksResource.class,
            OpenApiResource.class,
            ResolveResource.class,
            SheetResource.class,
            MembersResource.class,
            ProjectsResource.class,
            RoutersResource.class,
            StatusResource.class,
            ToolsResource.class,
            WebhooksResource.class,
            UsersResource.class,
            PoliciesResource.class,
            WorkspacesResource.class);

    private static final Set<Class<?>> PROVIDERS = Set.of(
            AccessFeature.class,
            AnyFailureMapper.class,
            EjbFailureMapper.class,
            HttpFailureMapper.class,
            JsonWriter.class,
            StrictJsonReader.class,
            TransactionFailureMapper.class,
            UrlGuard.class,
            ValidationFailureMapper.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> all = new HashSet<>(RESOURCES);
        all.addAll(PROVIDERS);
        return all;
    }

    /** The server's own providers stay out: its JSON is not strict, and its WADL describes what nobody asked for. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.disableAutoDiscovery", true,
                "jersey.config.disableMetainfServicesLookup", true,
                "jersey.config.disableJsonProcessing", true,
                "jersey.config.disableMoxyJson", true,
                "jersey.config.beanValidation.disable.server", true,
                "jersey.config.server.wadl.disableWadl", true);
    }
}
