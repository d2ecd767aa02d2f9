package nl.stadsbode.chassis.settings;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A setting with an address of pages, behind which more is put: with http or https, and without a slash at the end. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PageAddress.Check.class)
public @interface PageAddress {

    String message() default "must be an address with http:// or https:// and without a slash at the end";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What is absent is for others to refuse. */
    final class Check implements ConstraintValidator<PageAddress, Object> {

        private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s?#]*[^\\s?#/]");

        @Override
        public boolean isValid(@Nullable Object address, ConstraintValidatorContext context) {
            return address == null || ADDRESS.matcher(address.toString()).matches();
        }
    }
}
