package nl.stadsbode.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.stadsbode.chassis.testing.AskedQueries.Explained;
import org.junit.jupiter.api.Test;

class AskedQueriesTests {

    @Test
    void a_table_that_is_read_row_by_row_or_along_a_whole_index_is_read_whole() {
        assertThat(reads("""
                Seq Scan on word  (cost=0.00..1.04 rows=4 width=36)
                """)).isTrue();
        assertThat(reads("""
                Sort  (cost=0.00..1.04 rows=4 width=36)
                  ->  Index Scan Backward using word_key on word w  (cost=0.15..8.17 rows=1 width=36)
                        Filter: (text ~~ 'a%'::text)
                """)).isTrue();
        assertThat(reads("""
                Limit  (cost=0.00..1.04 rows=4 width=36)
                  ->  Sort  (cost=0.00..1.04 rows=4 width=36)
                        Sort Key: text
                        ->  Index Scan using word_key on word  (cost=0.15..8.17 rows=1 width=36)
                """))
                .as("all are sorted before the first few are taken")
                .isTrue();
        assertThat(reads("""
                Nested Loop  (cost=0.00..1.04 rows=4 width=36)
                  ->  Index Only Scan using word_key on word  (cost=0.15..8.17 rows=1 width=36)
                  ->  Index Scan using letter_key on letter  (cost=0.15..8.17 rows=1 width=36)
                        Index Cond: (id = word.id)
                """)).as("the condition is another's").isTrue();
        assertThat(reads("""
                Limit  (cost=0.00..1.04 rows=4 width=36)
                  ->  Index Scan Backward using word_key on word  (cost=0.15..8.17 rows=1 width=36)
                        Filter: (kind = $1)
                """)).as("a page of those that are rare").isTrue();
    }

    @Test
    void a_part_that_an_index_leads_to_is_not_the_whole() {
        assertThat(reads("""
                Index Scan using word_key on word  (cost=0.15..8.17 rows=1 width=36)
                  Index Cond: (id = 1)
                  Filter: (text ~~ 'a%'::text)
                """)).isFalse();
        assertThat(reads("""
                Limit  (cost=0.00..1.04 rows=4 width=36)
                  ->  Nested Loop  (cost=0.00..1.04 rows=4 width=36)
                        ->  Index Scan using word_key on word  (cost=0.15..8.17 rows=1 width=36)
                        ->  Index Scan using letter_key on letter  (cost=0.15..8.17 rows=1 width=36)
                              Index Cond: (id = word.id)
                """)).as("a page").isFalse();
        assertThat(reads("""
                Index Scan using word_waiting on word  (cost=0.15..8.17 rows=1 width=36)
                """)).as("an index of those that wait").isFalse();
        assertThat(reads("""
                Seq Scan on letter  (cost=0.00..1.04 rows=4 width=36)
                """)).as("another table").isFalse();
    }

    private static boolean reads(String plan) {
        return new Explained("select", plan).readsAllOf("word", List.of("word_waiting"));
    }
}
