package org.xerotier.router.web.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.TreeMap;
import org.xerotier.router.kernel.ErrorCode;

/** Every error code of the router and its status, collected from the enums of the rooms. */
final class Codes {

    private static final Map<String, Integer> STATUS = collect();

    private Codes() {}

    static int status(String code) {
        Integer status = STATUS.get(code);
        if (status == null) {
            throw new IllegalArgumentException("no room has the error code " + code);
        }
        return status;
    }

    private static Map<String, Integer> collect() {
        Map<String, Integer> found = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.xerotier.router")) {
            if (type.isEnum() && type.isAssignableTo(ErrorCode.class)) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    ErrorCode code = (ErrorCode) constant;
                    found.put(code.code(), code.status());
                }
            }
        }
        return found;
    }
}
