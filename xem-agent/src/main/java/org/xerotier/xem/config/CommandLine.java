package org.xerotier.xem.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the process was started with.
 *
 * @param config the file named by {@code --config}
 * @param operands words that belong to the command, such as a folder
 * @param json whether the answer shall be JSON
 */
public record CommandLine(
        Command command,
        @Nullable String configOrNull,
        Map<Setting, String> flags,
        List<String> operands,
        boolean json) {

    /** What to do. */
    public enum Command {
        RUN,
        ENROLL,
        CHECK_BUNDLE,
        DOCTOR,
        SET_LEDGER_ASIDE,
        HELP,
        VERSION
    }

    /** The words make no sense; the message says which and what would. */
    public static final class Misuse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message + "; see xem-agent --help");
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    public CommandLine {
        flags = Map.copyOf(flags);
        operands = List.copyOf(operands);
    }

    public Optional<String> config() {
        return Optional.ofNullable(configOrNull);
    }

    /** Reads the words, or throws {@link Misuse}. */
    public static CommandLine parse(String... words) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        List<String> operands = new ArrayList<>();
        Command command = null;
        String config = null;
        boolean json = false;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (word.equals("--help") || word.equals("-h")) {
                return new CommandLine(Command.HELP, null, Map.of(), List.of(), false);
            }
            if (word.equals("--version")) {
                return new CommandLine(Command.VERSION, null, Map.of(), List.of(), false);
            }
            if (word.startsWith("-")) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                Setting setting = Setting.ofFlag(name).orElse(null);
                boolean output = name.equals("-o") || name.equals("--output");
                if (setting == null && !output && !name.equals("--config")) {
                    throw new Misuse("there is no option " + name);
                }
                if (equals < 0 && i + 1 == words.length) {
                    throw new Misuse(name + " needs a value");
                }
                String value = equals < 0 ? words[++i] : word.substring(equals + 1);
                if (output) {
                    json = json(value);
                } else if (setting == null) {
                    config = value;
                } else if (flags.put(setting, value) != null) {
                    throw new Misuse(name + " is given twice");
                }
            } else if (command == null) {
                command = command(word);
            } else {
                operands.add(word);
            }
        }
        Command chosen = command == null ? Command.HELP : command;
        String needed = switch (chosen) {
            case CHECK_BUNDLE -> "check-bundle needs one folder";
            case SET_LEDGER_ASIDE -> "set-ledger-aside needs one file";
            default -> "";
        };
        if (operands.size() != (needed.isEmpty() ? 0 : 1)) {
            throw new Misuse(needed.isEmpty() ? "unexpected word '%s'".formatted(operands.get(0)) : needed);
        }
        if (json && chosen != Command.DOCTOR) {
            throw new Misuse("only doctor answers in JSON");
        }
        return new CommandLine(chosen, config, flags, operands, json);
    }

    private static boolean json(String format) {
        return switch (format) {
            case "json" -> true;
            case "text" -> false;
            default -> throw new Misuse("-o takes text or json");
        };
    }

    private static Command command(String word) {
        return switch (word) {
            case "run" -> Command.RUN;
            case "enroll" -> Command.ENROLL;
            case "check-bundle" -> Command.CHECK_BUNDLE;
            case "doctor" -> Command.DOCTOR;
            case "set-ledger-aside" -> Command.SET_LEDGER_ASIDE;
            case "help" -> Command.HELP;
            default -> throw new Misuse("there is no command '%s'".formatted(word));
        };
    }

    /** The text of {@code --help}. */
    public static String help() {
        StringBuilder text = new StringBuilder("""
                Usage: xem-agent COMMAND [OPTIONS]

                Commands:
                  run               enrol if need be, then serve until stopped (SIGTERM drains, SIGHUP reads the bundles again)
                  enroll            enrol and stop
                  check-bundle DIR  read the bundle in DIR, or every bundle below it, and tell all faults; needs nothing else
                  doctor            check configuration, keys, bundles, ledger, the way to every router and the running agent; -o json for machines
                  set-ledger-aside FILE  take a damaged ledger out of use: the agent forgets the calls it had taken

                Options (each also as variable XEM_..., and as key in the file; the flag wins):
                  --config FILE     flat YAML file, default /etc/xerotier/xem.yaml; may be missing
                """);
        for (Setting setting : Setting.values()) {
            text.append("  ").append(setting.flag()).append(' ').append(setting.kind.word());
            if (setting.fallback != null) {
                text.append(" (default ").append(setting.fallback).append(')');
            } else if (setting.need != Setting.Need.OPTIONAL) {
                text.append(" (required)");
            }
            text.append('\n');
        }
        return text.append("""

                Exit codes: 0 done, 1 faults found, 2 wrong use, 3 configuration, 4 enrolment refused, 5 other failure.
                """).toString();
    }
}
