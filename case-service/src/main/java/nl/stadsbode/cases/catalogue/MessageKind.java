package nl.stadsbode.cases.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether telling a resident is a courtesy, or has legal weight or a term. */
public enum MessageKind {
    @JsonProperty("service")
    SERVICE,
    @JsonProperty("official")
    OFFICIAL
}
