package nl.stadsbode.notifications.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.statistics.Statistics;
import nl.stadsbode.notifications.planning.Plan.Nothing;
import nl.stadsbode.notifications.planning.Plan.Reason;
import nl.stadsbode.notifications.planning.Plan.Tell;
import nl.stadsbode.notifications.residents.Channel;
import nl.stadsbode.notifications.residents.Choice;
import nl.stadsbode.notifications.residents.QuietHours;
import nl.stadsbode.notifications.residents.Wishes;

/** What holds of every plan, whatever a resident wishes and whatever is to be told. */
class NotificationPlannerPropertiesTests {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Set<Reason> TO_TELL =
            EnumSet.of(Reason.CHOSEN, Reason.CHOSEN_AFTER_QUIET_HOURS, Reason.OFFICIAL_BY_LETTER);

    private static final AtomicLong TRIED = new AtomicLong();

    private final NotificationPlanner planner = new NotificationPlanner(ZONE);

    /** All that a decision is made of. */
    record Situation(Notice notice, Wishes wishes, Instant now) {}

    @Property
    void there_is_one_plan_with_a_channel_or_one_reason_why_nothing_is_sent(@ForAll("situations") Situation situation) {
        switch (plan(situation)) {
            case Tell tell -> {
                assertThat(tell.channels()).isNotEmpty();
                assertThat(tell.reason()).isIn(TO_TELL);
            }
            case Nothing nothing -> assertThat(nothing.reason()).isNotIn(TO_TELL);
        }
    }

    @Property
    void what_is_official_ends_as_a_letter_where_there_is_an_address(@ForAll("situations") Situation situation) {
        boolean applies = situation.notice().official() && mayBeTold(situation) && reaches(situation, Channel.LETTER);
        mindHowOften(applies);
        if (applies) {
            assertThat(channels(situation)).endsWith(Channel.LETTER);
        }
    }

    @Property
    void nothing_goes_electronically_without_the_express_choice_for_that_kind_of_message(
            @ForAll("situations") Situation situation) {
        assertThat(chosen(situation))
                .containsAll(
                        channels(situation).stream().filter(Channel::electronic).toList());
    }

    @Property
    void a_service_message_goes_no_way_that_was_not_chosen(@ForAll("situations") Situation situation) {
        mindHowOften(!situation.notice().official() && !channels(situation).isEmpty());
        if (!situation.notice().official()) {
            assertThat(chosen(situation)).containsAll(channels(situation));
        }
    }

    @Property
    void every_electronic_channel_that_was_chosen_and_works_is_tried_in_the_order_of_choice(
            @ForAll("situations") Situation situation) {
        if (mayBeTold(situation)) {
            assertThat(channels(situation).stream().filter(Channel::electronic))
                    .containsExactlyElementsOf(chosen(situation).stream()
                            .filter(channel -> channel.electronic() && reaches(situation, channel))
                            .distinct()
                            .toList());
        }
    }

    @Property
    void no_channel_is_in_a_plan_that_does_not_reach_the_resident(@ForAll("situations") Situation situation) {
        assertThat(situation.wishes().reachable()).containsAll(channels(situation));
    }

    @Property
    void no_channel_is_in_a_plan_twice(@ForAll("situations") Situation situation) {
        assertThat(channels(situation)).doesNotHaveDuplicates();
    }

    @Property
    void quiet_hours_hold_neither_what_is_urgent_nor_a_letter(@ForAll("situations") Situation situation) {
        QuietHours quiet = situation.wishes().quietHours();
        boolean atNight =
                quiet != null && isQuiet(quiet, situation.now().atZone(ZONE).toLocalTime());
        boolean applies = situation.notice().urgent()
                || !channels(situation).isEmpty() && channels(situation).getFirst() == Channel.LETTER;
        mindHowOften(applies && atNight);
        if (plan(situation) instanceof Tell tell && applies) {
            assertThat(tell.notBefore()).isEqualTo(situation.now());
        }
    }

    @Property
    void what_is_held_goes_at_the_end_of_the_quiet_hours_and_what_is_not_goes_outside_them(
            @ForAll("situations") Situation situation) {
        QuietHours quiet = situation.wishes().quietHours();
        mindHowOften(plan(situation) instanceof Tell held && !held.notBefore().equals(situation.now()));
        if (quiet == null || !(plan(situation) instanceof Tell tell)) {
            return;
        }
        if (tell.notBefore().equals(situation.now())) {
            assertThat(situation.notice().urgent()
                            || tell.channels().getFirst() == Channel.LETTER
                            || !isQuiet(quiet, situation.now().atZone(ZONE).toLocalTime()))
                    .isTrue();
        } else {
            assertThat(isQuiet(quiet, situation.now().atZone(ZONE).toLocalTime()))
                    .isTrue();
            assertThat(tell.reason()).isNotEqualTo(Reason.CHOSEN);
            assertThat(Duration.between(situation.now(), tell.notBefore()))
                    .isBetween(Duration.ofSeconds(1), Duration.ofHours(25));
            LocalDateTime held = tell.notBefore().atZone(ZONE).toLocalDateTime();
            // in the night in which the clock goes forward an hour is not there
            LocalDateTime meant = LocalDateTime.of(held.toLocalDate(), quiet.until());
            assertThat(held).isEqualTo(meant.atZone(ZONE).toLocalDateTime());
        }
    }

    @Property
    void nobody_is_told_what_is_not_to_be_told_nor_after_they_are_forgotten(@ForAll("situations") Situation situation) {
        mindHowOften(!mayBeTold(situation));
        if (!mayBeTold(situation)) {
            assertThat(plan(situation))
                    .isEqualTo(new Nothing(
                            situation.notice().told() ? Reason.RESIDENT_FORGOTTEN : Reason.STATUS_NOT_TOLD));
        }
    }

    @Property
    void how_to_choose_is_explained_by_letter_alone_and_only_to_who_chose_nothing(
            @ForAll("situations") Situation situation) {
        Plan usual = plan(situation);
        Plan explaining = planner.planExplaining(situation.notice(), situation.wishes(), situation.now());
        boolean explains = explaining instanceof Tell tell && tell.reason().explains();
        mindHowOften(explains);
        if (explains) {
            assertThat(situation.wishes().choices()).isEmpty();
            assertThat(mayBeTold(situation) && reaches(situation, Channel.LETTER))
                    .isTrue();
            assertThat(explaining)
                    .isEqualTo(
                            switch (usual) {
                                case Tell told ->
                                    new Tell(
                                            List.of(Channel.LETTER), told.notBefore(), Reason.OFFICIAL_BY_FIRST_LETTER);
                                case Nothing nothing ->
                                    new Tell(List.of(Channel.LETTER), situation.now(), Reason.FIRST_LETTER);
                            });
            assertThat(usual instanceof Tell).isEqualTo(situation.notice().official());
        } else {
            assertThat(explaining).isEqualTo(usual);
        }
    }

    @Property
    void how_to_choose_is_explained_to_whoever_chose_nothing_and_can_be_written_to(
            @ForAll("situations") Situation situation) {
        boolean applies =
                situation.wishes().choices().isEmpty() && mayBeTold(situation) && reaches(situation, Channel.LETTER);
        mindHowOften(applies);
        if (applies) {
            assertThat(planner.planExplaining(situation.notice(), situation.wishes(), situation.now()))
                    .isInstanceOfSatisfying(
                            Tell.class,
                            tell -> assertThat(tell.reason().explains()).isTrue());
        }
    }

    @Property
    void nothing_is_explained_to_who_died_or_paused(@ForAll("situations") Situation situation) {
        Wishes wishes = situation.wishes();
        Wishes died = new Wishes(
                wishes.forgotten(),
                true,
                wishes.choices(),
                wishes.quietHours(),
                null,
                0,
                wishes.reachable(),
                List.of());
        Wishes paused = new Wishes(
                wishes.forgotten(),
                false,
                wishes.choices(),
                wishes.quietHours(),
                LocalDate.ofInstant(situation.now(), ZONE).plusDays(2),
                0,
                wishes.reachable(),
                List.of());

        for (Wishes each : List.of(died, paused)) {
            assertThat(planner.planExplaining(situation.notice(), each, situation.now()))
                    .isEqualTo(planner.plan(situation.notice(), each, situation.now()));
        }
    }

    @Property
    void a_plan_depends_on_nothing_but_what_it_is_made_of(@ForAll("situations") Situation situation) {
        TimeZone elsewhere = TimeZone.getDefault();
        Plan once = plan(situation);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));

            assertThat(plan(situation)).isEqualTo(once);
            assertThat(new NotificationPlanner(ZONE).plan(situation.notice(), situation.wishes(), situation.now()))
                    .isEqualTo(once);
        } finally {
            TimeZone.setDefault(elsewhere);
        }
    }

    @Property
    void choices_for_other_topics_and_the_other_kind_change_nothing(
            @ForAll("situations") Situation situation, @ForAll("choices") List<Choice> others) {
        Wishes wishes = situation.wishes();
        List<Choice> more = Stream.concat(
                        others.stream()
                                .filter(choice ->
                                        choice.official() != situation.notice().official()
                                                || choice.topic().equals("elsewhere")),
                        wishes.choices().stream())
                .toList();

        assertThat(planner.plan(
                        situation.notice(),
                        new Wishes(
                                wishes.forgotten(),
                                false,
                                more,
                                wishes.quietHours(),
                                null,
                                0,
                                wishes.reachable(),
                                List.of()),
                        situation.now()))
                .isEqualTo(plan(situation));
    }

    /** The engine may be there and do nothing: whoever runs this class sees how often each was tried. */
    @AfterContainer
    static void every_property_was_tried_as_often_as_it_should() {
        long properties = Arrays.stream(NotificationPlannerPropertiesTests.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Property.class))
                .count();
        assertThat(TRIED.get()).isGreaterThanOrEqualTo(properties * 1_000).isPositive();
    }

    @BeforeTry
    void count() {
        TRIED.incrementAndGet();
    }

    /** A rule with a condition says nothing where the condition is never met. */
    private static void mindHowOften(boolean applies) {
        Statistics.collect(applies);
        Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 1));
    }

    private Plan plan(Situation situation) {
        return planner.plan(situation.notice(), situation.wishes(), situation.now());
    }

    private List<Channel> channels(Situation situation) {
        return plan(situation) instanceof Tell tell ? tell.channels() : List.of();
    }

    private static boolean mayBeTold(Situation situation) {
        return situation.notice().told() && !situation.wishes().forgotten();
    }

    private static boolean reaches(Situation situation, Channel channel) {
        return situation.wishes().reachable().contains(channel);
    }

    /** The choice for the topic, else the one for every topic; never one for the other kind of message. */
    private static List<Channel> chosen(Situation situation) {
        List<Choice> ofThisKind = situation.wishes().choices().stream()
                .filter(choice -> choice.official() == situation.notice().official())
                .toList();
        for (String topic : List.of(situation.notice().topic(), "*")) {
            for (Choice choice : ofThisKind) {
                if (choice.topic().equals(topic)) {
                    return choice.channels();
                }
            }
        }
        return List.of();
    }

    private static boolean isQuiet(QuietHours quiet, LocalTime time) {
        int from = quiet.from().toSecondOfDay();
        int length = Math.floorMod(quiet.until().toSecondOfDay() - from, 86_400);
        return Math.floorMod(time.toSecondOfDay() - from, 86_400) < length;
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Arbitrary<Boolean> mostly = Arbitraries.of(true, true, true, true, false);
        Arbitrary<Notice> notices = Combinators.combine(
                        Arbitraries.of("permits", "taxes"), mostly, either, either, either, either)
                .as(Notice::new);
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 96 - 1).map(quarter -> LocalTime.MIDNIGHT.plusMinutes(15L * quarter));
        Arbitrary<QuietHours> quiet = Combinators.combine(times, times).as(QuietHours::new);
        // most people can be reached in every way, or the rules below would seldom have anything to say
        Arbitrary<Set<Channel>> reachable = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Set.of(Channel.values()))),
                Tuple.of(1, Arbitraries.of(Channel.class).set()));
        Arbitrary<Wishes> wishes = Combinators.combine(
                        mostly.map(known -> !known), choices(), quiet.injectNull(0.2), reachable)
                .as((forgotten, choices, hours, channels) ->
                        new Wishes(forgotten, false, choices, hours, null, 0, channels, List.of()));
        return Combinators.combine(notices, wishes, moments()).as(Situation::new);
    }

    @Provide
    Arbitrary<List<Choice>> choices() {
        Arbitrary<Channel> channel = Arbitraries.of(Channel.class);
        Arbitrary<List<Channel>> channels = Arbitraries.frequencyOf(
                Tuple.of(6, channel.list().ofMinSize(1).ofMaxSize(4)), Tuple.of(1, Arbitraries.just(List.of())));
        return Combinators.combine(
                        Arbitraries.of("permits", "taxes", "*", "elsewhere"), Arbitraries.of(true, false), channels)
                .as(Choice::new)
                .list()
                .ofMaxSize(8)
                .edgeCases(EdgeCases.Config::none);
    }

    /** A year's, and the nights in which the clock changes more often. */
    private static Arbitrary<Instant> moments() {
        Instant start = LocalDate.of(2026, 1, 1).atStartOfDay(ZONE).toInstant();
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 365 * 86_400L).map(start::plusSeconds),
                Arbitraries.of("2026-03-28T20:00:00Z", "2026-10-24T20:00:00Z")
                        .map(Instant::parse)
                        .flatMap(night ->
                                Arbitraries.longs().between(0, 16 * 3_600L).map(night::plusSeconds)));
    }
}
