package nl.stadsbode.cases.casework;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** Who is told of a case, and why. */
public record Recipient(ResidentId resident, Role role) {

    /** What a resident has to do with a case (rol). A representative is one by law. */
    public enum Role {
        @JsonProperty("applicant")
        APPLICANT("applicant"),
        @JsonProperty("representative")
        REPRESENTATIVE("representative"),
        @JsonProperty("interested-party")
        INTERESTED_PARTY("interested-party");

        private final String code;

        Role(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Role> of(String code) {
            return Arrays.stream(values())
                    .filter(role -> role.code.equals(code))
                    .findFirst();
        }
    }
}
