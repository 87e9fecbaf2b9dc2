package org.xerotier.router.policy;

import com.google.re2j.PatternSyntaxException;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.util.Locale;

/**
 * Compiles conditions. The language is CEL without anything that could make something larger than what it was given:
 * no joining of texts or lists, no mapping, no functions of ours. Regular expressions are RE2's, and are part of the
 * condition's text.
 */
final class CelConditions {

    static final int MAX_SOURCE = 2_048;

    private static final int MAX_ITERATIONS = 10_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_SOURCE)
            .maxParseRecursionDepth(32)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .maxRegexProgramSize(CelWork.MAX_PATTERN)
            .enableHeterogeneousNumericComparisons(true)
            .enableHomogeneousLiterals(true)
            .build();

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                    .filterFunctions((function, overload) -> !joins(overload.toString()))
                    .build())
            .setStandardMacros(
                    CelStandardMacro.HAS, CelStandardMacro.ALL, CelStandardMacro.EXISTS, CelStandardMacro.EXISTS_ONE)
            .addVar("tool", SimpleType.STRING)
            .addVar("risk", SimpleType.STRING)
            .addVar("workspace", SimpleType.STRING)
            .addVar("agent", SimpleType.STRING)
            .addVar("args", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .setResultType(SimpleType.BOOL)
            .build();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setStandardEnvironmentEnabled(false)
            .setOptions(OPTIONS)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                    .filterFunctions((function, overload) -> !joins(overload.toString()))
                    .build())
            .build();

    private CelConditions() {}

    /**
     * Checks and compiles a condition.
     *
     * @throws IllegalArgumentException saying what is wrong with it and where
     */
    static Condition compile(String source) {
        try {
            CelAbstractSyntaxTree tree = COMPILER.compile(source).getAst();
            if (!tree.getResultType().equals(SimpleType.BOOL)) {
                throw new IllegalArgumentException(
                        "its result is not certain to be true or false; compare it, as in" + " args.force == true");
            }
            return new CelCondition(source, RUNTIME.createProgram(tree), CelWork.of(tree));
        } catch (CelValidationException fault) {
            throw new IllegalArgumentException(firstLine(fault), fault);
        } catch (CelEvaluationException | PatternSyntaxException fault) {
            throw new IllegalArgumentException(String.valueOf(fault.getMessage()), fault);
        }
    }

    private static boolean joins(String overload) {
        String name = overload.toUpperCase(Locale.ROOT);
        return name.equals("ADD_STRING") || name.equals("ADD_BYTES") || name.equals("ADD_LIST");
    }

    /** {@code ERROR: <input>:1:6: undeclared reference...}, without the first two words. */
    private static String firstLine(CelValidationException fault) {
        String text = String.valueOf(fault.getMessage());
        return text.lines()
                .findFirst()
                .orElse(text)
                .replace("ERROR: <input>:", "line ")
                .replaceFirst(" \\(candidates: .*", "");
    }
}
