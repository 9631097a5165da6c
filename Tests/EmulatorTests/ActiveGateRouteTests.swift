import Testing

@testable import Emulator

@Suite struct ActiveGateRouteTests {
    @Test(
        arguments: [
            ("events/ingest", .ingest), ("events", .events), ("events/1_2", .event(id: "1_2")),
            ("eventTypes", .eventTypes), ("eventTypes/WARNING", .eventType("WARNING")),
            ("eventProperties", .eventProperties),
            ("eventProperties/dt.event.source", .eventProperty("dt.event.source")),
        ] as [(String, ActiveGateRoute)])
    func `a path is known with and without its environment`(
        _ path: String, _ route: ActiveGateRoute
    ) {
        let segments = path.split(separator: "/").map(String.init)
        #expect(ActiveGateRoute(["api", "v2"] + segments, environmentID: "env") == route)
        #expect(
            ActiveGateRoute(["e", "env", "api", "v2"] + segments, environmentID: "env") == route)
        #expect(
            ActiveGateRoute(["e", "other", "api", "v2"] + segments, environmentID: "env") == nil)
        #expect(ActiveGateRoute(["v2"] + segments, environmentID: "env") == nil)
        #expect(ActiveGateRoute(["api", "v2"] + segments + [""], environmentID: "env") == nil)
    }

    @Test(arguments: [
        [], [""], ["api"], ["api", "v2"], ["e"], ["e", "env"], ["api", "v1", "events"],
        ["api", "v2", "event"], ["api", "v2", "events", "ingest", "x"], ["api", "v2", ""],
        ["e", "env", "e", "env", "api", "v2", "events"],
    ])
    func `no other path is known`(_ segments: [String]) {
        #expect(ActiveGateRoute(segments, environmentID: "env") == nil)
    }

    @Test(arguments: [
        ("/v2/events/ingest", "/api is missing"), ("/api/v2/events/ingest/", "no slash"),
        ("/e/other/api/v2/events", "the environment is env"), ("/", "post events to"),
        ("/api/v1/events", "version 1"), ("/_emulator/events", "port of its own"),
        ("/api/v2/metrics/ingest", "takes events only"),
    ])
    func `who missed the path is told what was probably meant`(_ path: String, _ hint: String) {
        #expect(ActiveGatePathHint.hint(for: path, environmentID: "env")?.contains(hint) == true)
    }
}
