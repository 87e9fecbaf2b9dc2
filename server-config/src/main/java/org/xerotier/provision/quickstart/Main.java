package org.xerotier.provision.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;
import org.xerotier.provision.Progress;
import org.xerotier.provision.ProvisionException;

/** The command line of the quickstart. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 something does not run. */
public final class Main {
    private final Map<String, String> environment;
    private final List<String> words = new ArrayList<>();
    private final Map<Ports.Port, Integer> wishes = new EnumMap<>(Ports.Port.class);
    private String heap;
    private OptionalInt routers = OptionalInt.empty();
    private boolean yes;
    private boolean follow;

    private Main(Map<String, String> environment) {
        this.environment = environment;
        this.heap = environment.getOrDefault("QUICKSTART_HEAP", "1g");
    }

    public static void main(String[] arguments) {
        System.exit(new Main(System.getenv()).run(List.of(arguments)));
    }

    private int run(List<String> arguments) {
        var repository = Path.of(System.getProperty("quickstart.repository", "."));
        var home = Path.of(environment.getOrDefault(
                "XEROTIER_QUICKSTART_HOME", repository.resolve(".quickstart").toString()));
        var terminal = Boolean.getBoolean("quickstart.terminal");
        var progress = new Progress(
                System.out, terminal, !environment.containsKey("NO_COLOR"), home.resolve("logs/quickstart.log"));
        try {
            read(arguments);
            return perform(new Quickstart(repository, home, progress));
        } catch (UsageFault e) {
            System.err.println(e.getMessage() + "\n\n" + usage());
            return 2;
        } catch (ProvisionException e) {
            progress.failure(e);
            return 1;
        }
    }

    private int perform(Quickstart quickstart) {
        var verb = words.isEmpty() ? "start" : words.get(0);
        if (words.size() > 1 && !verb.equals("logs")) {
            throw new UsageFault("Too many words: " + words);
        }
        switch (verb) {
            case "start" -> quickstart.start(wishes, heap, routers);
            case "stop" -> quickstart.stop();
            case "status" -> {
                return quickstart.status() ? 0 : 3;
            }
            case "logs" -> {
                return logs(quickstart.logs());
            }
            case "reset" -> {
                return reset(quickstart);
            }
            case "help" -> System.out.print(usage());
            default -> throw new UsageFault("Unknown command " + verb + ".");
        }
        return 0;
    }

    private void read(List<String> arguments) {
        for (var port : Ports.Port.values()) {
            var value = environment.get(port.variable());
            if (value != null && !value.isBlank()) {
                wishes.put(port, Ports.number(value, port.variable()));
            }
        }
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var word = rest.next();
            var equals = word.startsWith("--") ? word.indexOf('=') : -1;
            var flag = equals < 0 ? word : word.substring(0, equals);
            var value = equals < 0 ? null : word.substring(equals + 1);
            switch (flag) {
                case "-h", "--help" -> words.add(0, "help");
                case "-f", "--follow" -> follow = true;
                case "-y", "--yes" -> yes = true;
                case "--no-build" -> {
                    // The script acts on it.
                }
                case "--routers" -> routers = OptionalInt.of(count(value != null ? value : next(rest, flag)));
                case "--heap" -> heap = value != null ? value : next(rest, flag);
                default -> {
                    var port = portOf(flag);
                    if (port != null) {
                        wishes.put(port, Ports.number(value != null ? value : next(rest, flag), flag));
                    } else if (word.startsWith("-")) {
                        throw new UsageFault("Unknown option " + word + ".");
                    } else {
                        words.add(word);
                    }
                }
            }
        }
        if (words.contains("help")) {
            words.retainAll(List.of("help"));
        }
    }

    private static int count(String text) {
        if (!text.equals("1") && !text.equals("2")) {
            throw new UsageFault("--routers is 1 or 2, not " + text + ".");
        }
        return Integer.parseInt(text);
    }

    private static Ports.@Nullable Port portOf(String flag) {
        for (var port : Ports.Port.values()) {
            if (port.flag().equals(flag)) {
                return port;
            }
        }
        return null;
    }

    private static String next(Iterator<String> rest, String flag) {
        if (!rest.hasNext()) {
            throw new UsageFault(flag + " needs a value.");
        }
        return rest.next();
    }

    private int logs(Map<String, Path> known) {
        var argv = new ArrayList<>(List.of("tail", "-n", "60"));
        if (follow) {
            argv.add("-F");
        }
        var wanted = words.size() > 1 ? words.subList(1, words.size()) : List.of("router", "agent", "postgres");
        for (var name : wanted) {
            var file = known.get(name);
            if (file == null) {
                throw new UsageFault("Unknown log " + name + "; known: "
                        + known.keySet().stream().sorted().toList());
            }
            if (follow || file.toFile().exists()) {
                argv.add(file.toString());
            }
        }
        if (argv.size() < 4) {
            System.out.println("No logs yet. Run ./quickstart");
            return 3;
        }
        try {
            return new ProcessBuilder(argv).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new ProvisionException("tail could not be started: " + e.getMessage(), "Read " + argv, null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private int reset(Quickstart quickstart) {
        if (!yes) {
            System.out.print("This stops everything and deletes the database, keys and logs. Type yes to go on: ");
            System.out.flush();
            var answer = new Scanner(System.in, StandardCharsets.UTF_8);
            if (!answer.hasNextLine() || !answer.nextLine().strip().equals("yes")) {
                System.out.println("Nothing was changed.");
                return 1;
            }
        }
        quickstart.reset();
        return 0;
    }

    /** The same text that the script prints when nothing is built yet. */
    private static String usage() {
        try (var text = Main.class.getResourceAsStream("usage.txt")) {
            return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line makes no sense. */
    private static final class UsageFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageFault(String message) {
            super(message);
        }
    }
}
