package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrafanaTypesTest {

    private static final GrafanaTypes TYPES = GrafanaTypes.load();

    @Test
    void everyDashboardHasTheTypesThatGrafanaPublishes() {
        assertThat(Dashboard.all())
                .allSatisfy(dashboard -> assertThat(TYPES.misfits(dashboard)).isEmpty());
    }

    /** So that no kind of panel goes unchecked. */
    @Test
    void aKindOfPanelThatIsNotKnownIsFound() {
        assertMisfit(wall -> at(wall, "/panels/0").put("type", "unheard-of"), "unheard-of");
    }

    @Test
    void whatIsNoneOfTheTypesIsFound() {
        assertMisfit(wall -> wall.put("titel", "x"), "titel");
        assertMisfit(wall -> wall.put("schemaVersion", "37"), "schemaVersion");
        assertMisfit(wall -> at(wall, "/panels/0").remove("fieldConfig"), "fieldConfig");
        assertMisfit(wall -> at(wall, "/panels/0/options").put("textMode", "loud"), "textMode");
        assertMisfit(wall -> at(wall, "/panels/0/options").put("size", 3), "size");
        assertMisfit(
                wall -> at(wall, "/panels/6/fieldConfig/defaults/custom").put("aline", "left"),
                "aline");
        assertMisfit(
                wall ->
                        at(wall, "/panels/6/fieldConfig/overrides/0/properties/0")
                                .put("id", "custom.aline"),
                "aline");
        assertMisfit(
                wall -> at(wall, "/panels/7/fieldConfig/defaults").put("decimals", "none"),
                "decimals");
    }

    private static void assertMisfit(Consumer<ObjectNode> breaking, String part) {
        ObjectNode wall = Dashboard.wallboardForVoice().json().deepCopy();
        breaking.accept(wall);

        Stream<String> misfits = TYPES.misfits(new Dashboard("broken.json", wall));
        assertThat(misfits).anySatisfy(misfit -> assertThat(misfit).contains(part));
    }

    private static ObjectNode at(ObjectNode node, String pointer) {
        return (ObjectNode) node.at(pointer);
    }
}
