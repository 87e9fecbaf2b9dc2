package org.xerotier.xeroctl.desk;

/** A command that needs more than the API and the terminal: the contexts, standard input, time or interruption. */
public interface DeskVerb<O> extends Verb<O> {
    ExitCode run(O options, Desk desk);
}
