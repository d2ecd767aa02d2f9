package nl.stadsbode.cases.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a bystander may read over a resident's shoulder. */
public enum Sensitivity {
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("sensitive")
    SENSITIVE
}
