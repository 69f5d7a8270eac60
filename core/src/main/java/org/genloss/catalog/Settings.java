package org.genloss.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * Settings by name: the components of a record. A prototype with the defaults comes from the shelf; {@link #with} gives a copy with some
 * components replaced. Names are written in kebab-case ({@code topP} is {@code top-p}).
 */
public final class Settings {
    /** Of a number that is written without an exponent. */
    private static final int DIGITS = 12;

    private Settings() {}

    /** All settings of a record with their values, in the order of its components. Not a record: none. */
    public static Map<String, Object> of(Object entry) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (entry instanceof Record) {
            for (RecordComponent component : entry.getClass().getRecordComponents()) {
                settings.put(kebab(component.getName()), read(entry, component));
            }
        }
        return settings;
    }

    /**
     * The settings in which an entry differs from others of its class, as they are written: {@code components=2,neighbours=3}; empty where it differs from
     * none.
     */
    public static String apart(Object entry, List<?> others) {
        return of(entry).entrySet().stream()
                .filter(own -> others.stream().anyMatch(o -> !own.getValue().equals(of(o).get(own.getKey()))))
                .map(own -> own.getKey() + "=" + (own.getValue() instanceof Enum<?> e ? word(e) : own.getValue()))
                .collect(Collectors.joining(","));
    }

    /** All settings of an entry with their defaults, meanings and choices, in the order of the record's components. Not a record: none. */
    public static List<Setting> described(Object entry) {
        Map<String, Object> values = of(entry);
        if (values.isEmpty()) {
            return List.of();
        }
        Map<String, String> meanings = meanings(entry.getClass());
        return Arrays.stream(entry.getClass().getRecordComponents())
                .map(component -> new Setting(
                        kebab(component.getName()),
                        values.get(kebab(component.getName())),
                        meanings.getOrDefault(component.getName(), ""),
                        choices(component, meanings)))
                .toList();
    }

    private static List<Setting.Choice> choices(RecordComponent component, Map<String, String> meanings) {
        if (component.getType() == boolean.class) {
            return List.of(new Setting.Choice("true", ""), new Setting.Choice("false", ""));
        }
        if (!component.getType().isEnum()) {
            return List.of();
        }
        return Arrays.stream(component.getType().getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .map(constant -> new Setting.Choice(
                        word(constant),
                        meanings.getOrDefault(
                                component.getName() + "." + constant.name(),
                                constant instanceof Explained explained ? explained.meaning() : "")))
                .toList();
    }

    /** What the shelf's processor wrote beside the class; the format is named because a class has nearly the same name. */
    private static Map<String, String> meanings(Class<?> type) {
        Map<String, String> meanings = new LinkedHashMap<>();
        try {
            ResourceBundle bundle = ResourceBundle.getBundle(
                    type.getName() + "-settings",
                    Locale.ROOT,
                    type.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            bundle.keySet().forEach(key -> meanings.put(key, bundle.getString(key)));
        } catch (MissingResourceException e) {
            return Map.of();
        }
        return meanings;
    }

    /**
     * The prototype with the given settings replaced.
     *
     * @throws UnknownName for a setting that the record does not have
     * @throws IllegalArgumentException for a value of the wrong type, or one that the record's constructor refuses
     */
    public static <T extends Carded> T with(T prototype, Map<String, ?> changes) {
        Map<String, Object> values = of(prototype);
        String owner = prototype.card().id();
        for (String name : changes.keySet()) {
            if (!values.containsKey(name)) {
                if (values.isEmpty()) {
                    throw new IllegalArgumentException(owner + " has no settings, so no " + name);
                }
                throw new UnknownName("setting of " + owner, name, values.keySet(), "genloss explain " + owner);
            }
        }
        if (changes.isEmpty()) {
            return prototype;
        }
        RecordComponent[] components = prototype.getClass().getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = kebab(components[i].getName());
            arguments[i] = changes.containsKey(name)
                    ? convert(owner + "." + name, changes.get(name), components[i].getType())
                    : values.get(name);
        }
        return create(prototype, components, arguments);
    }

    @SuppressWarnings("unchecked") // the constructor found is that of the prototype's own class
    private static <T> T create(T prototype, RecordComponent[] components, Object[] arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = prototype.getClass().getDeclaredConstructor(types);
            return (T) constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object read(Object entry, RecordComponent component) {
        try {
            return component.getAccessor().invoke(entry);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object convert(String name, Object value, Class<?> type) {
        try {
            if (type == int.class || type == Integer.class) {
                return Integer.parseInt(String.valueOf(value).trim());
            }
            if (type == long.class || type == Long.class) {
                return Long.parseLong(String.valueOf(value).trim());
            }
            if (type == double.class || type == Double.class) {
                return Double.parseDouble(String.valueOf(value).trim());
            }
            if (type == boolean.class && List.of("true", "false").contains(String.valueOf(value))) {
                return Boolean.parseBoolean(String.valueOf(value));
            }
            if (type == String.class) {
                return String.valueOf(value);
            }
            if (type.isEnum()) {
                return constant(name, value, type);
            }
            if (type == List.class && value instanceof List<?>) {
                return value;
            }
            if (type == List.class && value instanceof String text && !text.isBlank()) {
                return List.of(text.strip().split("\\s+"));
            }
        } catch (NumberFormatException e) {
            // said below, with the name of the setting
        }
        throw new IllegalArgumentException(name + " needs " + words(type) + ", got " + value);
    }

    private static Object constant(String name, Object value, Class<?> type) {
        String wanted = String.valueOf(value).toUpperCase(Locale.ROOT).replace('-', '_');
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(wanted)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(name + " takes " + words(type) + ", got " + value);
    }

    private static String words(Class<?> type) {
        if (type.isEnum()) {
            return String.join(
                    ", ",
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> word((Enum<?>) constant))
                            .toList());
        }
        return switch (type.getSimpleName()) {
            case "int", "long" -> "a whole number";
            case "double" -> "a number";
            case "boolean" -> "true or false";
            case "List" -> "a list";
            default -> "text";
        };
    }

    /** A constant as users write it: {@code KNESER_NEY} is {@code kneser-ney}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A value as users write it: constants in kebab case, numbers without an exponent as far as they have twelve digits ({@code 0.00001}), then {@code 1e20}. */
    public static String written(Object value) {
        if (value instanceof Enum<?> constant) {
            return word(constant);
        }
        String said = String.valueOf(value);
        if (!(value instanceof Double) || !said.contains("E")) {
            return said;
        }
        String plain = new BigDecimal(said).stripTrailingZeros().toPlainString();
        return plain.length() <= DIGITS ? plain : said.replace(".0E", "e").replace('E', 'e');
    }

    /** {@code topP} as {@code top-p}. */
    static String kebab(String camel) {
        StringBuilder kebab = new StringBuilder();
        for (char c : camel.toCharArray()) {
            if (Character.isUpperCase(c)) {
                kebab.append('-');
            }
            kebab.append(Character.toLowerCase(c));
        }
        return kebab.toString();
    }
}
