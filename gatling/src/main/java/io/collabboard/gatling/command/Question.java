package io.collabboard.gatling.command;

import io.collabboard.gatling.shell.Terminals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Asks the person at the terminal. */
final class Question {
    private Question() {}

    static boolean canBeAsked() {
        return Terminals.standardInput();
    }

    /** Whether the answer is y or yes; anything else, the end of input too, is no. */
    static boolean ask(PrintWriter err, String question) {
        err.print(question + " [y/N] ");
        err.flush();
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            String answer = in.readLine();
            return answer != null
                    && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
        } catch (IOException e) {
            return false;
        }
    }
}
