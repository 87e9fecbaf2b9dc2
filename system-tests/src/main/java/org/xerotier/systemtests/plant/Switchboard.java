package org.xerotier.systemtests.plant;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.xerotier.systemtests.plant.Place.Side;

/** Where every hook of this virtual machine calls. One a process, like the agent it belongs to. */
public final class Switchboard {

    private static volatile @Nullable Switches switches;
    private static volatile @Nullable Sabotage sabotage;

    private Switchboard() {}

    static void open(Path folder) {
        Switches fresh = new Switches(folder);
        fresh.watch();
        sabotage = new Sabotage(fresh, new Tap(folder.resolve(ControlFolder.TAP)));
        switches = fresh;
        fresh.say(ControlFolder.READY, "");
    }

    static void misfortune(String typeName, Throwable fault) {
        Switches open = switches;
        if (open != null) {
            open.say(ControlFolder.FAILED, typeName + ": " + fault);
        }
    }

    /** Called by {@link Hook}. */
    public static Object @Nullable [] enter(String place, @Nullable Object self, Object[] arguments) {
        Switches open = switches;
        Sabotage at = sabotage;
        if (open == null || at == null) {
            return null;
        }
        Place where = Place.valueOf(place);
        open.pass(where, Side.ENTRY);
        try {
            return at.enter(where, self, arguments);
        } catch (RuntimeException fault) {
            misfortune(place, fault);
            return null;
        }
    }

    /** Called by {@link Hook}. */
    public static Object @Nullable [] exit(
            String place, @Nullable Object self, Object[] arguments, @Nullable Object returned) {
        Switches open = switches;
        Sabotage at = sabotage;
        if (open == null || at == null) {
            return null;
        }
        Place where = Place.valueOf(place);
        Object[] instead = null;
        try {
            instead = at.exit(where, self, arguments, returned);
        } catch (RuntimeException fault) {
            misfortune(place, fault);
        }
        open.pass(where, Side.EXIT);
        return instead;
    }
}
