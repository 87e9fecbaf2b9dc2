package org.xerotier.systemtests.plant;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.NullUnmarked;

/**
 * What is copied into the product's methods. It names JDK classes only, since the classes of this package cannot be seen from
 * the server's application loaders, and finds the switchboard through the system loader.
 */
@NullUnmarked
final class Hook {

    /** Filled in with the {@link Place}. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface At {}

    private Hook() {}

    /** An array means: do not run the method, its first element is the answer. */
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static Object[] enter(
            @At String place, @Advice.This(optional = true) Object self, @Advice.AllArguments Object[] arguments)
            throws Exception {
        return (Object[]) ClassLoader.getSystemClassLoader()
                .loadClass("org.xerotier.systemtests.plant.Switchboard")
                .getMethod("enter", String.class, Object.class, Object[].class)
                .invoke(null, place, self, arguments);
    }

    /** An array means: answer its first element instead. */
    @Advice.OnMethodExit
    static void exit(
            @At String place,
            @Advice.This(optional = true) Object self,
            @Advice.AllArguments Object[] arguments,
            @Advice.Enter Object[] skipped,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned)
            throws Exception {
        Object[] instead = skipped != null
                ? skipped
                : (Object[]) ClassLoader.getSystemClassLoader()
                        .loadClass("org.xerotier.systemtests.plant.Switchboard")
                        .getMethod("exit", String.class, Object.class, Object[].class, Object.class)
                        .invoke(null, place, self, arguments, returned);
        if (instead != null) {
            returned = instead[0];
        }
    }
}
