package paybridge.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import paybridge.house.Plan.Arrow;

/// Our compiled classes, of all modules on the class path, without tests.
final class House {
  private static final String OURS = "paybridge.";

  private House() {}

  static JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        // what JMH's annotation processor writes is nobody's room
        .withImportOption(location -> !location.contains("/jmh_generated/"))
        .importPackages("paybridge");
  }

  /// Every arrow between two of our packages, with the classes that draw it.
  static SortedMap<Arrow, SortedSet<String>> arrows(JavaClasses classes) {
    var arrows = new TreeMap<Arrow, SortedSet<String>>();
    for (JavaClass origin : classes) {
      for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(OURS)
            && !target.getPackageName().equals(origin.getPackageName())) {
          arrows
              .computeIfAbsent(new Arrow(room(origin), room(target)), arrow -> new TreeSet<>())
              .add(name(origin) + " to " + name(target));
        }
      }
    }
    return arrows;
  }

  static SortedSet<String> packages(JavaClasses classes) {
    var packages = new TreeSet<String>();
    classes.forEach(each -> packages.add(room(each)));
    return packages;
  }

  private static String name(JavaClass one) {
    return one.getName().substring(one.getPackageName().length() + 1);
  }

  private static String room(JavaClass inside) {
    return inside.getPackageName().substring(OURS.length());
  }
}
