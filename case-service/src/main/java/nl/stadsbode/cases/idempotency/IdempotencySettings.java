package nl.stadsbode.cases.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keep how long a request's answer is given again */
@ConfigurationProperties("stadsbode.idempotency")
record IdempotencySettings(@DefaultValue("48h") Duration keep) {}
