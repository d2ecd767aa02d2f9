package nl.stadsbode.chassis.events;

/**
 * Who publishes.
 *
 * @param urn the {@code source} attribute of the NL GOV profile, such as
 *     {@code urn:nld:oin:00000001823288444000:systeem:case-service}
 * @param schemaBase where this service serves the schemas of its events
 */
public record EventSource(String urn, String schemaBase) {

    static EventSource of(String oin, String system, String schemaBase) {
        return new EventSource("urn:nld:oin:" + oin + ":systeem:" + system, schemaBase);
    }

    /** The {@code dataschema} attribute: the address of a schema by its name. */
    public String schema(String name) {
        return schemaBase + "/" + name + ".schema.json";
    }
}
