package org.xerotier.systemtests.plant;

import static net.bytebuddy.matcher.ElementMatchers.hasSuperType;
import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isInterface;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import org.jspecify.annotations.Nullable;

/** Attached by {@code -javaagent}; its argument is the control folder. */
public final class PlantAgent {

    private PlantAgent() {}

    public static void premain(@Nullable String argument, Instrumentation instrumentation) {
        if (argument == null) {
            throw new IllegalArgumentException("give the control folder: -javaagent:plant.jar=/folder");
        }
        Switchboard.open(Path.of(argument));
        AgentBuilder builder = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .ignore(not(nameStartsWith("org.xerotier.")))
                .with(new Misfortunes());
        for (Place place : Place.values()) {
            builder = builder.type(typesOf(place))
                    .transform((type, description, loader, module, domain) -> type.visit(Advice.withCustomMapping()
                            .bind(Hook.At.class, place.name())
                            .to(Hook.class)
                            .on(named(place.method()).and(not(isAbstract())))));
        }
        builder.installOn(instrumentation);
    }

    /** The class itself, not the container's proxies of it; for an interface every class that implements it. */
    private static ElementMatcher.Junction<TypeDescription> typesOf(Place place) {
        return named(place.type())
                .or(hasSuperType(named(place.type()).and(isInterface())))
                .and(not(isInterface()));
    }

    /** A hook that could not be set would make a run prove nothing. */
    private static final class Misfortunes extends AgentBuilder.Listener.Adapter {
        @Override
        public void onError(
                String typeName,
                @Nullable ClassLoader loader,
                net.bytebuddy.utility.@Nullable JavaModule module,
                boolean loaded,
                Throwable fault) {
            Switchboard.misfortune(typeName, fault);
        }
    }
}
