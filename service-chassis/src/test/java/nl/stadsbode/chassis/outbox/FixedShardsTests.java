package nl.stadsbode.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.stadsbode.chassis.sample.ChassisTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class FixedShardsTests extends ChassisTest {

    @Autowired
    JdbcTemplate database;

    @Test
    void another_number_than_the_first_is_refused_and_the_first_is_not() {
        FixedShards.require(database, 4);

        assertThatThrownBy(() -> FixedShards.require(database, 8))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stadsbode.outbox.shards is 8")
                .hasMessageEndingWith("Set it to 4.");
    }
}
