package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which process it is, for another life of the agent: its number, when it was started in the kernel's own ticks, and
 * which start of the host that was. A number alone is given to another process sooner or later.
 */
final class ProcessMark {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Of {@code stat} behind the name: field 22 in proc(5). */
    private static final int START_TICKS = 19;

    private ProcessMark() {}

    /** Empty where the host does not tell. */
    static String of(long pid) {
        try {
            return "%d@%s@%s"
                    .formatted(pid, startTicks(pid), Files.readString(BOOT).strip());
        } catch (IOException | IndexOutOfBoundsException untold) {
            return "";
        }
    }

    static Optional<ProcessHandle> find(String mark) {
        int at = mark.indexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        long pid = Long.parseLong(mark.substring(0, at));
        return mark.equals(of(pid)) ? ProcessHandle.of(pid) : Optional.empty();
    }

    private static String startTicks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[START_TICKS];
    }
}
