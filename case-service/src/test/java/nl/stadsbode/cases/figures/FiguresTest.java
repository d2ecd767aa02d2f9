package nl.stadsbode.cases.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import nl.stadsbode.cases.testing.CaseServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FiguresTest extends CaseServiceTest {

    @Autowired
    MeterRegistry registry;

    @Test
    void what_is_recorded_and_announced_is_counted_once_it_has_committed() throws Exception {
        double openedBefore = count("stadsbode.cases.opened");
        double recordedBefore = count("stadsbode.cases.statuses");
        double announcedBefore = registry.counter("stadsbode.cases.announced").count();

        var opened = opened("objection");
        changed(opened, "in-treatment");
        mvc.perform(sending(pathOf(opened) + "/statuses", "{\"status\": \"received\"}"));

        assertThat(count("stadsbode.cases.opened")).isEqualTo(openedBefore + 1);
        assertThat(count("stadsbode.cases.statuses")).isEqualTo(recordedBefore + 2);
        assertThat(registry.counter("stadsbode.cases.announced").count()).isGreaterThanOrEqualTo(announcedBefore + 2);
        assertThat(registry.get("stadsbode.cases.announcement.delay").timer().count())
                .isPositive();
    }

    private double count(String name) {
        return registry.counter(name, "case_type", "objection").count();
    }
}
