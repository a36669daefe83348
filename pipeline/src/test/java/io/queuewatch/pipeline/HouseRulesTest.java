package io.queuewatch.pipeline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.queuewatch.pipeline",
        importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String HOUSE = "io.queuewatch.pipeline..";

    /** The shells around the domain, and what tells Flink how to write it. */
    private static final DescribedPredicate<JavaClass> AT_HOME_IN_FLINK =
            DescribedPredicate.describe(
                    "operators, serializers, their formats and the types that name them",
                    type -> {
                        String name = type.getName().replaceAll("\\$.*", "");
                        return name.endsWith("Function")
                                || name.endsWith("Operator")
                                || name.endsWith("Serializer")
                                || name.endsWith("Format")
                                || name.endsWith("Deserializer")
                                || name.equals("io.queuewatch.pipeline.drift.RowsTime")
                                || name.equals("io.queuewatch.pipeline.contact.ContactEvent")
                                || name.equals("io.queuewatch.pipeline.contact.ContactReport")
                                || name.equals("io.queuewatch.pipeline.kpi.QueueDelta")
                                || name.equals("io.queuewatch.pipeline.outcome.CustomerContact")
                                || name.equals("io.queuewatch.pipeline.kpi.QueueNews")
                                || name.equals("io.queuewatch.pipeline.kpi.Moves")
                                || name.equals("io.queuewatch.pipeline.outcome.OutcomeEvent");
                    });

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.queuewatch.pipeline.(*)..").should().beFreeOfCycles();

    @ArchTest static final ArchRule CALENDARS_KNOW_NONE_OF_US = knowsOnly("sla");

    @ArchTest static final ArchRule CONFIG_KNOWS_CALENDARS = knowsOnly("config", "sla");

    @ArchTest static final ArchRule WIRE_KNOWS_NONE_OF_US = knowsOnly("wire");

    @ArchTest static final ArchRule TIME_KNOWS_NONE_OF_US = knowsOnly("time");

    @ArchTest
    static final ArchRule CONTACT_KNOWS_TARGETS =
            knowsOnly("contact", "config", "sla", "time", "wire");

    @ArchTest
    static final ArchRule KPI_KNOWS_FACTS = knowsOnly("kpi", "contact", "config", "time", "wire");

    @ArchTest
    static final ArchRule AGENT_KNOWS_FACTS_AND_INTERVALS =
            knowsOnly("agent", "kpi", "contact", "config", "time", "wire");

    @ArchTest
    static final ArchRule OUTCOME_KNOWS_CONTACTS =
            knowsOnly("outcome", "kpi", "contact", "config", "time", "wire");

    @ArchTest
    static final ArchRule CLOCK_KNOWS_TURNS_AND_INTERVALS =
            knowsOnly("clock", "kpi", "contact", "config", "sla", "wire");

    @ArchTest
    static final ArchRule DRIFT_KNOWS_COUNTS_AND_ALERTS =
            knowsOnly("drift", "alert", "kpi", "contact", "config", "sla", "wire");

    @ArchTest
    static final ArchRule INGEST_KNOWS_EVENTS =
            knowsOnly("ingest", "agent", "outcome", "contact", "delivery", "config", "wire");

    @ArchTest
    static final ArchRule INFLUX_KNOWS_NEITHER_CONTACTS_NOR_SUMS =
            knowsOnly("influx", "delivery", "ingest", "config", "wire");

    @ArchTest
    static final ArchRule WATCH_KNOWS_QUEUES_AND_ALERTS =
            knowsOnly(
                    "watch", "alert", "agent", "outcome", "kpi", "contact", "config", "sla",
                    "wire");

    @ArchTest static final ArchRule DELIVERY_KNOWS_MESSAGES = knowsOnly("delivery", "wire");

    @ArchTest
    static final ArchRule HEALTH_KNOWS_WHERE_TO_SEND =
            knowsOnly("health", "delivery", "config", "wire");

    @ArchTest
    static final ArchRule ALERT_KNOWS_NOT_WHAT_CAUSES_ALERTS =
            knowsOnly("alert", "delivery", "wire");

    @ArchTest static final ArchRule CHARTS_KNOW_NONE_OF_US = knowsOnly("drift.chart");

    @ArchTest static final ArchRule RULES_KNOW_NONE_OF_US = knowsOnly("drift.rule");

    @ArchTest static final ArchRule EXPLANATIONS_KNOW_NONE_OF_US = knowsOnly("drift.explain");

    @ArchTest
    static final ArchRule RUN_LENGTHS_KNOW_CHARTS_AND_RULES =
            knowsOnly("drift.runlength", "drift.chart", "drift.rule");

    private static ArchRule knowsOnly(String room, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = "io.queuewatch.pipeline." + room + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = "io.queuewatch.pipeline." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(allowed[0])
                .should()
                .dependOnClassesThat(
                        resideInAPackage(HOUSE)
                                .and(DescribedPredicate.not(resideInAnyPackage(allowed))));
    }

    @ArchTest
    static final ArchRule THE_DOMAIN_IS_PLAIN_JAVA =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..pipeline.contact..",
                            "..pipeline.agent..",
                            "..pipeline.kpi..",
                            "..pipeline.outcome..",
                            "..pipeline.clock..",
                            "..pipeline.watch..",
                            "..pipeline.drift..",
                            "..config..",
                            "..sla..")
                    .and(DescribedPredicate.not(AT_HOME_IN_FLINK))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule THE_LIFE_OF_AN_ALERT_IS_PLAIN_JAVA =
            noClasses()
                    .that()
                    .haveNameMatching(
                            ".*[.]alert[.](Alert(Life|Timing|Change|Key|Book|Json)|Watchdog).*")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule STATISTICS_ARE_FOR_ANYBODY =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..drift.chart..",
                            "..drift.rule..",
                            "..drift.runlength..",
                            "..drift.explain..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_CLASSES_ARE_FOR =
            noClasses().should().haveNameMatching(".*(Utils?|Manager|Helper|Impl)(\\$.*)?");

    @ArchTest static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NO_STACK_TRACE_IS_PRINTED =
            noClasses().should().callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule ROOMS_ARE_THOSE_OF_THE_HOUSE =
            classes()
                    .should()
                    .resideInAnyPackage(
                            "..pipeline.job..",
                            "..pipeline.ingest..",
                            "..pipeline.contact..",
                            "..pipeline.agent..",
                            "..pipeline.kpi..",
                            "..pipeline.outcome..",
                            "..pipeline.drift..",
                            "..pipeline.clock..",
                            "..pipeline.alert..",
                            "..pipeline.watch..",
                            "..pipeline.delivery..",
                            "..pipeline.health..",
                            "..pipeline.influx..",
                            "..pipeline.config..",
                            "..pipeline.sla..",
                            "..pipeline.time..",
                            "..pipeline.wire..");
}
