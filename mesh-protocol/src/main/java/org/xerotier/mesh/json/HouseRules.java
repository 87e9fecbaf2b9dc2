package org.xerotier.mesh.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.EnumNamingStrategy;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Reads our own conventions where Jackson would want an annotation: a record component that is not {@code @Nullable} in
 * {@code @NullMarked} code is required, and an enum constant is its name in lower case.
 */
final class HouseRules extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    /** {@code PENDING_APPROVAL} on the wire is {@code pending_approval}. */
    static final class LowerCase implements EnumNamingStrategy {
        @Override
        public String convertEnumToExternalName(String constant) {
            return constant.toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Class<?> findEnumNamingStrategy(MapperConfig<?> config, AnnotatedClass type) {
        return LowerCase.class;
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        Boolean stated = super.hasRequiredMarker(member);
        return stated == null && isRequired(member) ? Boolean.TRUE : stated;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        JsonSetter.Value stated = super.findSetterInfo(annotated);
        boolean required = annotated instanceof AnnotatedMember member && isRequired(member);
        return required ? stated.withValueNulls(Nulls.FAIL) : stated;
    }

    private static boolean isRequired(AnnotatedMember member) {
        Class<?> owner = member.getDeclaringClass();
        if (!owner.isRecord() || !isNullMarked(owner)) {
            return false;
        }
        RecordComponent component = component(owner, member);
        return component != null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable RecordComponent component(Class<?> owner, AnnotatedMember member) {
        RecordComponent[] components = owner.getRecordComponents();
        if (member instanceof AnnotatedParameter parameter) {
            boolean canonical = parameter.getOwner().getParameterCount() == components.length;
            return canonical ? components[parameter.getIndex()] : null;
        }
        if (member instanceof AnnotatedField field) {
            for (RecordComponent component : components) {
                if (component.getName().equals(field.getName())) {
                    return component;
                }
            }
        }
        return null;
    }

    private static boolean isNullMarked(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (at.isAnnotationPresent(NullMarked.class)) {
                return true;
            }
        }
        return type.getPackage().isAnnotationPresent(NullMarked.class);
    }
}
